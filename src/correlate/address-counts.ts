import { type AddressKey, addressText } from '../parser/address.ts';

const FEWEST = 64;

/** A count for each address. Those of IPv4 stand in arrays outside V8's heap, where the garbage collector does not go. */
export class AddressCounts {
  /** What stands at a place holds where its count is a number. */
  #keys = new Int32Array(FEWEST);
  #counts = new Float64Array(FEWEST).fill(Number.NaN);
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
    if (Number.isNaN(known)) {
      if (this.size >= most) return false;
      this.#keys[at] = key;
      this.#counts[at] = count;
      if (++this.#v4 * 2 > this.#keys.length) this.#grow();
    } else this.#counts[at] = known + count;
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
    this.#counts.forEach((count, at) => {
      if (!Number.isNaN(count)) all.push([addressText(this.#keys[at] as number), count]);
    });
    return all.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, limit);
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
    while (keys[at] !== key && !Number.isNaN(counts[at])) at = (at + 1) & last;
    return at;
  }

  #grow(): void {
    const keys = this.#keys;
    const counts = this.#counts;
    this.#keys = new Int32Array(keys.length * 2);
    this.#counts = new Float64Array(keys.length * 2).fill(Number.NaN);
    this.#shift--;
    for (let i = 0; i < keys.length; i++) {
      if (Number.isNaN(counts[i])) continue;
      const at = this.#place(keys[i] as number);
      this.#keys[at] = keys[i] as number;
      this.#counts[at] = counts[i] as number;
    }
  }
}
