import { type AddressKey, addressText } from '../parser/address.ts';

const FEWEST = 64;
/** Where no address stands. */
const FREE = -1;
/** More is counted as that many. */
const MOST = 2 ** 31 - 1;

/** A count for each address. Those of IPv4 stand in arrays outside V8's heap, where the garbage collector does not go. */
export class AddressCounts {
  /** What stands at a place holds where its count is not FREE. */
  #keys = new Int32Array(FEWEST);
  #counts = new Int32Array(FEWEST).fill(FREE);
  #shift = 32 - Math.log2(FEWEST);
  #v4 = 0;
  readonly #v6 = new Map<string, number>();

  /** How many addresses there are. */
  get size(): number {
    return this.#v4 + this.#v6.size;
  }

  /**
   * Adds to the count of an address.
   *
   * @param most  so many addresses at most: further ones are left out
   * @returns false when it was left out
   */
  add(key: AddressKey, count: number, most: number): boolean {
    if (typeof key === 'string') return this.#addV6(key, count, most);
    const at = this.#place(key);
    const known = this.#counts[at] as number;
    if (known === FREE) {
      if (this.size >= most) return false;
      this.#keys[at] = key;
      this.#counts[at] = Math.min(count, MOST);
      if (++this.#v4 * 2 > this.#keys.length) this.#grow();
    } else this.#counts[at] = Math.min(known + count, MOST);
    return true;
  }

  copy(): AddressCounts {
    const copy = new AddressCounts();
    copy.#keys = this.#keys.slice();
    copy.#counts = this.#counts.slice();
    copy.#shift = this.#shift;
    copy.#v4 = this.#v4;
    for (const [key, count] of this.#v6) copy.#v6.set(key, count);
    return copy;
  }

  /** Most first; equal counts in the order of the addresses as text. */
  top(limit: number): [ip: string, count: number][] {
    const all: [string, number][] = [...this.#v6];
    const least = this.#leastOf(limit);
    for (const [at, count] of this.#counts.entries()) {
      if (count >= least) all.push([addressText(this.#keys[at] as number), count]);
    }
    return all.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, limit);
  }

  /** The count that so many IPv4 addresses reach at most, or hardly more: no texts are made of the others. */
  #leastOf(limit: number): number {
    if (limit >= this.#v4) return 0;
    return this.#counts.toSorted()[this.#counts.length - limit] as number;
  }

  #addV6(key: string, count: number, most: number): boolean {
    const known = this.#v6.get(key);
    if (known === undefined && this.size >= most) return false;
    this.#v6.set(key, (known ?? 0) + count);
    return true;
  }

  /** Where the address stands, or would stand. */
  #place(key: number): number {
    const keys = this.#keys;
    const counts = this.#counts;
    const last = keys.length - 1;
    let at = Math.imul(key, 0x9e3779b1) >>> this.#shift;
    while (keys[at] !== key && counts[at] !== FREE) at = (at + 1) & last;
    return at;
  }

  #grow(): void {
    const keys = this.#keys;
    const counts = this.#counts;
    this.#keys = new Int32Array(keys.length * 2);
    this.#counts = new Int32Array(keys.length * 2).fill(FREE);
    this.#shift--;
    for (let i = 0; i < keys.length; i++) {
      if (counts[i] === FREE) continue;
      const at = this.#place(keys[i] as number);
      this.#keys[at] = keys[i] as number;
      this.#counts[at] = counts[i] as number;
    }
  }
}
