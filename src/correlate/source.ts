import type { Cause } from '../event.ts';
import { type AddressKey, addressText } from '../parser/address.ts';
import type { OpenIncident } from './open-incident.ts';
import { ownCopy } from './text-store.ts';

const MAX_USERS = 4;

/** What is remembered of one client address on one host: who logs in from there, and what is going on now. */
export class Source {
  readonly key: AddressKey;
  /** Users let in from here, in the order of their first login. */
  users: readonly string[] = [];
  /** Times of the first and of the last login; NaN when nobody was let in. */
  firstLogin = Number.NaN;
  lastLogin = Number.NaN;
  open: readonly OpenIncident[] = [];

  constructor(key: AddressKey) {
    this.key = key;
  }

  get ip(): string {
    return addressText(this.key);
  }

  get isKnown(): boolean {
    return this.users.length > 0;
  }

  logIn(user: string, time: number): void {
    if (Number.isNaN(this.firstLogin)) this.firstLogin = time;
    this.lastLogin = time;
    if (this.users.length < MAX_USERS && !this.users.includes(user)) this.users = [...this.users, ownCopy(user)];
  }

  incident(cause: Cause): OpenIncident | undefined {
    for (const incident of this.open) if (incident.cause === cause) return incident;
    return undefined;
  }
}
