import type { AddressKey } from '../parser/address.ts';
import { NumberTable } from './number-table.ts';
import { Source } from './source.ts';

const MAX_KNOWN = 100_000;

/** The client addresses of one host of which something is remembered. */
export class Sources {
  readonly #v4 = new NumberTable<Source>();
  readonly #v6 = new Map<string, Source>();
  /** Those from which somebody logs in. */
  readonly #known = new Set<Source>();
  #order = 0;

  get(key: AddressKey): Source | undefined {
    return typeof key === 'number' ? this.#v4.get(key) : this.#v6.get(key);
  }

  /** The record of an address, made when there is none. */
  of(key: AddressKey): Source {
    const known = this.get(key);
    if (known) return known;
    const source = new Source(key);
    this.keep(source);
    return source;
  }

  /** Does nothing when it is there. */
  keep(source: Source): void {
    const { key } = source;
    if (this.get(key) !== undefined) return;
    source.order = this.#order++;
    if (source.isKnown) this.#known.add(source);
    if (typeof key === 'number') this.#v4.set(key, source);
    else this.#v6.set(key, source);
  }

  /** Those from which somebody logs in, in the order in which they came to notice. */
  known(): Source[] {
    return [...this.#known].sort((a, b) => a.order - b.order);
  }

  /** Nothing goes on there; what is known of it stays. */
  release(source: Source): void {
    if (source.open === undefined && !source.isKnown) this.#delete(source);
  }

  /** Somebody got in; the oldest of very many such addresses are forgotten. */
  logIn(key: AddressKey, user: string, time: number): void {
    const source = this.of(key);
    if (!source.isKnown) this.#known.add(source);
    source.logIn(user, time);
    if (this.#known.size > MAX_KNOWN) this.#forgetOldestLogins();
  }

  #forgetOldestLogins(): void {
    let left = MAX_KNOWN / 8;
    for (const source of this.known()) {
      if (source.open !== undefined) continue;
      this.#delete(source);
      this.#known.delete(source);
      if (--left === 0) return;
    }
  }

  #delete({ key }: Source): void {
    if (typeof key === 'number') this.#v4.delete(key);
    else this.#v6.delete(key);
  }
}
