import type { Random } from './random.ts';
import { Weighted } from './weighted.ts';

const KNOWN_ATTACKERS = 4000;
const SHARE_OF_KNOWN = 0.93;
const SHARE_OF_IPV6 = 0.06;

// First octets that are frequent in public lists of SSH attackers; the addresses themselves are made up.
const FIRST_OCTETS = [
  5, 14, 23, 31, 36, 42, 45, 46, 49, 58, 61, 77, 80, 89, 91, 103, 104, 112, 115, 116, 118, 122, 139, 141, 143, 157, 159,
  161, 165, 178, 180, 183, 185, 188, 193, 194, 195, 202, 206, 210, 211, 212, 218, 220, 221, 222,
] as const;

/** Addresses of visitors: a Zipf-like pool (few attackers make most of the noise) and one-off addresses. */
export class Addresses {
  readonly #random: Random;
  readonly #attackers: Weighted<string>;
  readonly #hostNames = new Map<string, string>();
  readonly #colleagues: readonly [string, ...string[]];

  constructor(random: Random) {
    this.#random = random;
    const pool = Array.from({ length: KNOWN_ATTACKERS }, () => this.unseen());
    this.#attackers = new Weighted(pool, (_, rank) => 1 / (rank + 3) ** 0.9);
    for (let rank = 0; rank < pool.length; rank += 3) this.#hostNames.set(pool[rank] ?? '', `host-${rank}.example.net`);
    this.#colleagues = [this.#internal(), ...Array.from({ length: 59 }, () => this.#internal())];
  }

  stranger(): string {
    return this.#random.chance(SHARE_OF_KNOWN) ? this.#attackers.draw(this.#random) : this.unseen();
  }

  colleague(): string {
    return this.#random.pick(this.#colleagues);
  }

  /** What a reverse lookup says, or the address itself. */
  hostName(address: string): string {
    return this.#hostNames.get(address) ?? address;
  }

  /** Another address of the same /24 or /64. */
  neighbour(address: string): string {
    if (address.includes(':')) return address.replace(/::.*/, `::${this.#hex()}`);
    return `${address.slice(0, address.lastIndexOf('.'))}.${this.#random.between(1, 254)}`;
  }

  unseen(): string {
    const random = this.#random;
    if (random.chance(SHARE_OF_IPV6)) return `2001:db8:${this.#hex()}:${this.#hex()}::${this.#hex()}`;
    return `${random.pick(FIRST_OCTETS)}.${random.between(0, 255)}.${random.between(0, 255)}.${random.between(1, 254)}`;
  }

  #internal(): string {
    return `10.${this.#random.between(0, 255)}.${this.#random.between(0, 255)}.${this.#random.between(1, 254)}`;
  }

  #hex(): string {
    return this.#random.between(1, 65535).toString(16);
  }
}
