import { type AddressKey, addressText } from '../parser/address.ts';
import type { Blame } from './incident.ts';
import { NumberTable } from './number-table.ts';
import type { Session } from './session.ts';
import { span } from './words.ts';

const MAX_HOLDERS = 10_000;

type Counts = Pick<Holder, 'connections' | 'tried' | 'accepted' | 'refused' | 'timedOut'>;

class Holder {
  readonly key: AddressKey;
  connections = 0;
  tried = 0;
  accepted = 0;
  refused = 0;
  timedOut = 0;

  constructor(key: AddressKey) {
    this.key = key;
  }
}

/** Who held sshd's slots for connections that have not logged in, while others were turned away. */
export class Holders {
  readonly #all: Holder[] = [];
  readonly #v4 = new NumberTable<Holder>();
  readonly #v6 = new Map<string, Holder>();
  connections = 0;
  tried = 0;
  accepted = 0;
  refused = 0;
  timedOut = 0;
  #shortest = Number.POSITIVE_INFINITY;
  #longest = 0;

  add(session: Session): void {
    const key = session.source;
    if (key === undefined) return;
    const holder = (typeof key === 'number' ? this.#v4.get(key) : this.#v6.get(key)) ?? this.#add(key);
    if (holder === undefined) return;
    count(holder, session);
    count(this, session);
    if (Number.isNaN(session.openedAt) || session.end === 'unknown') return;
    const held = session.endedAt - session.openedAt;
    this.#shortest = Math.min(this.#shortest, held);
    this.#longest = Math.max(this.#longest, held);
  }

  /** Most connections first; addresses of one /24 (IPv6: /64) stand together. */
  blame(limit = 5): Blame[] {
    const networks = new Map<string, [string, Holder][]>();
    for (const holder of this.#all) {
      const ip = addressText(holder.key);
      const network = networkOf(ip);
      const members = networks.get(network);
      if (members) members.push([ip, holder]);
      else networks.set(network, [[ip, holder]]);
    }
    const groups = [...networks].map(([network, members]) => {
      const all = members.map(([, holder]) => holder);
      const connections = sum(all, 'connections');
      return {
        source: members.length === 1 ? (members[0] as [string, Holder])[0] : network,
        addresses: members.length,
        connections,
        share: connections / this.connections,
        detail: this.#detail(all, connections),
      };
    });
    return groups.sort((a, b) => b.connections - a.connections || (a.source < b.source ? -1 : 1)).slice(0, limit);
  }

  /** The addresses of a blamed network that held slots, most connections first. */
  addressesIn(source: string): string[] {
    const members = this.#all.map(({ key, connections }) => ({ ip: addressText(key), count: connections }));
    const inside = members.filter(({ ip }) => ip === source || networkOf(ip) === source);
    return inside.sort((a, b) => b.count - a.count || (a.ip < b.ip ? -1 : 1)).map(({ ip }) => ip);
  }

  /** `each open 6 s to 8 s`; '' when the log does not tell when connections came in. */
  get held(): string {
    if (this.#longest === 0) return '';
    const [short, long] = [span(this.#shortest), span(this.#longest)];
    return short === long ? `each open ${short}` : `each open ${short} to ${long}`;
  }

  #add(key: AddressKey): Holder | undefined {
    if (this.#all.length >= MAX_HOLDERS) return undefined;
    const holder = new Holder(key);
    this.#all.push(holder);
    if (typeof key === 'number') this.#v4.set(key, holder);
    else this.#v6.set(key, holder);
    return holder;
  }

  #detail(all: readonly Holder[], connections: number): string {
    const did: string[] = [];
    const refused = sum(all, 'refused');
    const tried = sum(all, 'tried');
    const accepted = sum(all, 'accepted');
    const timedOut = sum(all, 'timedOut');
    if (refused > 0) did.push(`${refused} refused by TCP wrappers, which keeps the slot for 5 s`);
    if (tried > 0) did.push(`${tried} tried to log in and failed`);
    if (accepted > 0) did.push(`${accepted} logged in`);
    if (timedOut > 0) did.push(`${timedOut} ran into LoginGraceTime`);
    if (refused + tried + accepted === 0) did.push('none tried to log in');
    if (connections === this.connections && this.held) did.push(this.held);
    return did.join(', ');
  }
}

function count(counts: Counts, session: Session): void {
  counts.connections++;
  if (session.tries > 0) counts.tried++;
  if (session.end === 'accepted') counts.accepted++;
  else if (session.end === 'refused') counts.refused++;
  else if (session.end === 'timeout') counts.timedOut++;
}

/** The /24 of an IPv4 address, the /64 of an IPv6 address. */
export function networkOf(ip: string): string {
  if (!ip.includes(':')) return `${ip.slice(0, ip.lastIndexOf('.'))}.0/24`;
  const groups = expand(ip).slice(0, 4);
  const prefix = groups.join(':').replace(/(?::0)+$/, '');
  return `${prefix}::/64`;
}

function expand(ip: string): string[] {
  const [head = '', tail] = ip.split('::');
  const left = head === '' ? [] : head.split(':');
  if (tail === undefined) return left;
  const right = tail === '' ? [] : tail.split(':');
  return [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
}

function sum(all: readonly Holder[], key: keyof Counts): number {
  let total = 0;
  for (const holder of all) total += holder[key];
  return total;
}
