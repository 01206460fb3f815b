import { decodeBytes } from '../event.ts';
import { type AddressKey, addressText, keyAt } from './address.ts';
import type { FieldValue } from './define.ts';
import type { CompiledPattern, Parser } from './registry.ts';
import { numberAt, secondsOf } from './token.ts';

/** Bytes of a log, and the same as text, one latin1 character a byte, from which values are cut. */
export interface Bytes {
  readonly bytes: Uint8Array;
  readonly text: string;
  /** No byte above 0x7f. */
  readonly ascii: boolean;
}

/** What a message turned out to be. Values are cut out when they are asked for. */
export class Match {
  readonly pattern: CompiledPattern;
  /** How many equal lines this one stands for (`message repeated N times`), else 1. */
  readonly count: number;
  /** The line ended in ` [preauth]`. */
  readonly preauth: boolean;
  readonly #source: Bytes;
  readonly #places: readonly number[];

  constructor(pattern: CompiledPattern, count: number, preauth: boolean, source: Bytes, places: readonly number[]) {
    this.pattern = pattern;
    this.count = count;
    this.preauth = preauth;
    this.#source = source;
    this.#places = places;
  }

  get parser(): Parser {
    return this.pattern.parser;
  }

  /** In the order of `pattern.names`. */
  get values(): FieldValue[] {
    return this.pattern.names.map((_, i) => this.value(i));
  }

  /** The value of the pattern's i-th token. */
  value(i: number): FieldValue {
    const start = this.#places[2 * i] as number;
    const end = this.#places[2 * i + 1] as number;
    const { text, ascii } = this.#source;
    switch (this.pattern.tokens[i]?.token) {
      case 'int':
      case 'port':
        return this.number(i);
      case 'ip':
        return addressText(this.address(i) as AddressKey);
      case 'float':
        return Number(text.slice(start, end));
      case 'duration':
        return secondsOf(text.slice(start, end));
      default:
        return decodeBytes(text.slice(start, end), ascii);
    }
  }

  /** The key of the pattern's i-th token; undefined when it is no address. */
  address(i: number): AddressKey | undefined {
    const { bytes, text } = this.#source;
    return keyAt(bytes, text, this.#places[2 * i] as number, this.#places[2 * i + 1] as number);
  }

  /** The value of the pattern's i-th token, an `int` or `port`. */
  number(i: number): number {
    return numberAt(this.#source.bytes, this.#places[2 * i] as number, this.#places[2 * i + 1] as number);
  }

  /** The same with its bytes in memory of its own, for keeping beyond the batch. */
  detached(): Match {
    const { bytes, text, ascii } = this.#source;
    const used = this.#places.slice(0, 2 * this.pattern.tokens.length);
    const first = Math.min(...used);
    const last = Math.max(...used);
    const own = used.length === 0 ? new Uint8Array() : bytes.slice(first, last);
    const source = { bytes: own, text: Buffer.from(text.slice(first, last), 'latin1').toString('latin1'), ascii };
    const places = used.map((place) => place - first);
    return new Match(this.pattern, this.count, this.preauth, source, places);
  }
}
