import { MOST_TOKENS, TOKEN_NUMBERS } from '../engine/layout.ts';
import { wordOf } from '../line/word-of.ts';
import { decodeBytes, latin1Of, type Page } from '../page.ts';
import { type AddressKey, addressText, keyAt } from './address.ts';
import type { CompiledPattern } from './compiled-pattern.ts';
import type { FieldValue } from './define.ts';
import type { Parser } from './registry.ts';
import { numberAt, secondsOf } from './token.ts';

const NOTHING: Page = { bytes: new Uint8Array(), ascii: true };

/**
 * What a message turned out to be. Values are cut out when they are asked for. One object serves all lines of a stream,
 * see LogLine; `detached` is for keeping.
 */
export class Match {
  pattern!: CompiledPattern;
  /** How many equal lines this one stands for (`message repeated N times`), else 1. */
  count = 1;
  /** The line ended in ` [preauth]`. */
  preauth = false;
  /** What the values are cut from. */
  source = NOTHING;
  /** Where its tokens stand, in the order of `pattern.names`, four numbers each: see RECORD in `engine/layout.ts`. */
  words: Int32Array;
  /** From here on. */
  at = 0;
  /** Memory of its own for them. */
  readonly own: Int32Array;

  constructor(tokens = MOST_TOKENS) {
    this.own = new Int32Array(tokens * TOKEN_NUMBERS);
    this.words = this.own;
  }

  /** Copies the tokens into memory of its own. */
  keepTokens(): void {
    if (this.words === this.own) return;
    const { at, words, own } = this;
    const { length } = this.pattern.tokens;
    for (let i = 0; i < length * TOKEN_NUMBERS; i++) own[i] = words[at + i] as number;
    this.words = own;
    this.at = 0;
  }

  #start(i: number): number {
    return this.words[this.at + i * TOKEN_NUMBERS] as number;
  }

  #end(i: number): number {
    return this.words[this.at + i * TOKEN_NUMBERS + 1] as number;
  }

  /** The number of an IPv4 address or a port. */
  #number(i: number): number | undefined {
    const at = this.at + i * TOKEN_NUMBERS;
    return this.words[at + 3] === 0 ? undefined : (this.words[at + 2] as number);
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
    const start = this.#start(i);
    const end = this.#end(i);
    switch (this.pattern.tokens[i]?.token) {
      case 'int':
      case 'port':
        return this.number(i);
      case 'ip':
        return addressText(this.address(i) as AddressKey);
      case 'float':
        return Number(latin1Of(this.source.bytes, start, end));
      case 'duration':
        return secondsOf(latin1Of(this.source.bytes, start, end));
      default:
        return decodeBytes(wordOf(this.source.bytes, start, end), this.source.ascii);
    }
  }

  /** The key of the pattern's i-th token; undefined when it is no address. */
  address(i: number): AddressKey | undefined {
    return this.#number(i) ?? keyAt(this.source.bytes, this.#start(i), this.#end(i));
  }

  /** The value of the pattern's i-th token, an `int` or `port`. */
  number(i: number): number {
    return this.#number(i) ?? numberAt(this.source.bytes, this.#start(i), this.#end(i));
  }

  /** The same with its bytes in memory of its own, for keeping beyond the line. */
  detached(): Match {
    const { pattern, source } = this;
    const { length } = pattern.tokens;
    const copy = new Match(length);
    copy.pattern = pattern;
    copy.count = this.count;
    copy.preauth = this.preauth;
    if (length === 0) return copy;
    let [first, last] = [this.#start(0), this.#end(0)];
    for (let i = 1; i < length; i++) {
      first = Math.min(first, this.#start(i));
      last = Math.max(last, this.#end(i));
    }
    copy.source = { bytes: source.bytes.slice(first, last), ascii: source.ascii };
    const { own } = copy;
    own.set(this.words.subarray(this.at, this.at + length * TOKEN_NUMBERS));
    for (let i = 0; i < own.length; i += TOKEN_NUMBERS) {
      own[i] = (own[i] as number) - first;
      own[i + 1] = (own[i + 1] as number) - first;
    }
    return copy;
  }
}
