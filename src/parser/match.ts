import { decodeBytes, latin1Of, makePage } from '../event.ts';
import { wordOf } from '../line/word-of.ts';
import { type AddressKey, addressText, keyAt } from './address.ts';
import type { CompiledPattern } from './compiled-pattern.ts';
import type { FieldValue } from './define.ts';
import { MOST_TOKENS } from './pattern.ts';
import type { Parser } from './registry.ts';
import { numberAt, secondsOf } from './token.ts';

const NOTHING = makePage(new Uint8Array(), true);

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
  /** Where the value of each token stands, in the order of `pattern.names`. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The key of each IPv4 address, and ports; NaN for all else. */
  readonly keys: Float64Array;

  constructor(tokens = MOST_TOKENS) {
    this.starts = new Int32Array(tokens);
    this.ends = new Int32Array(tokens);
    this.keys = new Float64Array(tokens).fill(Number.NaN);
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
    const start = this.starts[i] as number;
    const end = this.ends[i] as number;
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
    const key = this.keys[i] as number;
    if (!Number.isNaN(key)) return key | 0;
    return keyAt(this.source.bytes, this.starts[i] as number, this.ends[i] as number);
  }

  /** The value of the pattern's i-th token, an `int` or `port`. */
  number(i: number): number {
    const key = this.keys[i] as number;
    if (!Number.isNaN(key)) return key;
    return numberAt(this.source.bytes, this.starts[i] as number, this.ends[i] as number);
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
    const first = Math.min(...this.starts.subarray(0, length));
    const last = Math.max(...this.ends.subarray(0, length));
    copy.source = makePage(source.bytes.slice(first, last), source.ascii);
    for (let i = 0; i < length; i++) {
      copy.starts[i] = (this.starts[i] as number) - first;
      copy.ends[i] = (this.ends[i] as number) - first;
      copy.keys[i] = this.keys[i] as number;
    }
    return copy;
  }
}
