import { type Page, textOf } from '../page.ts';
import type { AddressKey } from '../parser/address.ts';
import { textOfSecond } from './iso-time.ts';

const FIRST_SIZE = 65_536;
const MOST_KEPT = 4 << 20;
export const lineEnd = Buffer.from('\n');
const GROWTH = 1.5;
/** Shorter ones are copied byte by byte: to call for a copy costs more. */
const SHORT = 24;
export const opening = Buffer.from('[');
export const closing = Buffer.from(']');
const comma = Buffer.from(',');
const quote = 34;
const backslash = 92;
const dot = 46;

/** JSON as UTF-8 bytes, written piece by piece into memory that is used again and again. */
export class JsonBytes {
  readonly #size: number;
  #bytes: Buffer;
  #length = 0;
  /** The page whose part was written last in this document, as it stands there; where it ends there and here. */
  #page: Uint8Array | undefined;
  #partStart = 0;
  #partEnd = 0;
  #partAt = 0;

  /** @param size  bytes of memory to begin with; what is not written to costs nothing */
  constructor(size = FIRST_SIZE) {
    this.#size = size;
    this.#bytes = Buffer.allocUnsafeSlow(size);
  }

  /** So many bytes were written. */
  get length(): number {
    return this.#length;
  }

  /** What was written, from `start` on, in memory of its own. */
  copy(start = 0): Buffer {
    const copy = Buffer.allocUnsafeSlow(this.#length - start);
    this.#bytes.copy(copy, 0, start, this.#length);
    return copy;
  }

  /** What was written; holds only until something else is. */
  get written(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Begins anew. What unusually much took is given back. */
  clear(): void {
    this.#length = 0;
    if (this.#bytes.length > MOST_KEPT && this.#bytes.length > this.#size) {
      this.#bytes = Buffer.allocUnsafeSlow(this.#size);
    }
  }

  /** To be called before a document is written, and before the memory of a page is used for another. */
  begin(): void {
    this.#page = undefined;
  }

  /** Bytes as they are. */
  raw(piece: Uint8Array): void {
    const { length } = piece;
    const bytes = this.#room(length);
    const at = this.#length;
    if (length > SHORT) bytes.set(piece, at);
    else for (let i = 0; i < length; i++) bytes[at + i] = piece[i] as number;
    this.#length = at + length;
  }

  /** As `JSON.stringify` writes it. */
  value(value: string | number | boolean | object | null): void {
    if (typeof value === 'string') this.text(value);
    else if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) this.#whole(value);
    else if (Array.isArray(value)) this.#list(value);
    else this.#utf8(JSON.stringify(value));
  }

  #list(values: readonly (string | number | boolean | object | null)[]): void {
    this.raw(opening);
    for (let i = 0; i < values.length; i++) {
      if (i > 0) this.raw(comma);
      this.value(values[i] as string);
    }
    this.raw(closing);
  }

  /** A text in quotes. */
  text(text: string): void {
    const { length } = text;
    const bytes = this.#room(length + 2);
    let at = this.#length;
    bytes[at++] = quote;
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code < 32 || code > 126 || code === quote || code === backslash) {
        this.#utf8(JSON.stringify(text));
        return;
      }
      bytes[at++] = code;
    }
    bytes[at++] = quote;
    this.#length = at;
  }

  /** `isoTime(microseconds)` in quotes; the time must be one. */
  time(microseconds: number): void {
    const second = Math.floor(microseconds / 1e6);
    this.text(textOfSecond(second));
    // In the place of the closing quote.
    let at = this.#length + 4;
    const bytes = this.#room(8);
    let rest = Math.floor(microseconds - second * 1e6);
    this.#length = at + 3;
    bytes[at + 1] = 90;
    bytes[at + 2] = quote;
    for (let digit = 0; digit < 6; digit++) {
      const tens = (rest / 10) | 0;
      bytes[at--] = 48 + (rest - tens * 10);
      rest = tens;
    }
  }

  /** [start, end) of a page as a text in quotes; the same as `text(textOf(page, start, end))`, without making it. */
  part(page: Page, start: number, end: number): void {
    const source = page.bytes;
    const bytes = this.#room(end - start + 2);
    let at = this.#length;
    bytes[at++] = quote;
    if (source === this.#page && end === this.#partEnd && start >= this.#partStart) {
      // A message is the end of its line.
      bytes.copyWithin(at, this.#partAt - (end - start), this.#partAt);
      at += end - start;
      bytes[at++] = quote;
      this.#length = at;
      return;
    }
    for (let i = start; i < end; i++) {
      const code = source[i] as number;
      if (code < 32 || code > 126 || code === quote || code === backslash) {
        this.#utf8(JSON.stringify(textOf(page, start, end)));
        return;
      }
      bytes[at++] = code;
    }
    this.#page = source;
    this.#partStart = start;
    this.#partEnd = end;
    this.#partAt = at;
    bytes[at++] = quote;
    this.#length = at;
  }

  /** An address in quotes, as `addressText` writes it. */
  address(key: AddressKey): void {
    if (typeof key === 'string') {
      this.text(key);
      return;
    }
    this.#room(17)[this.#length++] = quote;
    this.#small(key >>> 24);
    for (let shift = 16; shift >= 0; shift -= 8) {
      this.#bytes[this.#length++] = dot;
      this.#small((key >> shift) & 255);
    }
    this.#bytes[this.#length++] = quote;
  }

  /** A number up to 255. */
  #small(value: number): void {
    const bytes = this.#bytes;
    if (value >= 100) bytes[this.#length++] = 48 + ((value / 100) | 0);
    if (value >= 10) bytes[this.#length++] = 48 + (((value / 10) | 0) % 10);
    bytes[this.#length++] = 48 + (value % 10);
  }

  #whole(value: number): void {
    if (value >= 2 ** 31) {
      const tens = Math.floor(value / 10);
      this.#whole(tens);
      this.#small(value - tens * 10);
      return;
    }
    const bytes = this.#room(16);
    let rest = value | 0;
    let digits = 1;
    for (let tens = (rest / 10) | 0; tens > 0; tens = (tens / 10) | 0) digits++;
    let at = this.#length + digits;
    this.#length = at;
    do {
      const tens = (rest / 10) | 0;
      bytes[--at] = 48 + rest - tens * 10;
      rest = tens;
    } while (rest > 0);
  }

  #utf8(json: string): void {
    const bytes = this.#room(json.length * 3);
    this.#length += bytes.write(json, this.#length, 'utf8');
  }

  /** Memory for so many bytes more. */
  #room(more: number): Buffer {
    if (this.#length + more > this.#bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.ceil(GROWTH * (this.#length + more)));
      this.#bytes.copy(larger, 0, 0, this.#length);
      this.#bytes = larger;
    }
    return this.#bytes;
  }
}
