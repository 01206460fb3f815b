import type { Cause } from '../event.ts';
import { type AddressKey, addressText } from '../parser/address.ts';
import { type OpenIncident, openIncident } from './open-incident.ts';

const MAX_USERS = 4;
const MAX_LOGINS = 12;
const NOBODY: readonly string[] = [];
const NEVER: number[] = [];

/** What is remembered of one client address on one host: who logs in from there, and what is going on now. */
export class Source {
  readonly key: AddressKey;
  /** Users let in from here, in the order of their first login. */
  users: readonly string[] = NOBODY;
  /** Times of the first login and of the latest ones. */
  #logins: number[] = NEVER;
  open: OpenIncident | undefined;
  /** Its place in the order in which addresses came to notice. */
  order = 0;

  constructor(key: AddressKey) {
    this.key = key;
  }

  get logins(): readonly number[] {
    return this.#logins;
  }

  get ip(): string {
    return addressText(this.key);
  }

  get isKnown(): boolean {
    return this.users.length > 0;
  }

  logIn(user: string, time: number): void {
    if (this.#logins === NEVER) this.#logins = [];
    const logins = this.#logins;
    if (logins.length === MAX_LOGINS) logins.copyWithin(1, 2).pop();
    logins.push(time);
    if (this.users.length < MAX_USERS && !this.users.includes(user)) this.users = [...this.users, user];
  }

  incident(cause: Cause): OpenIncident | undefined {
    return openIncident(this, cause);
  }
}
