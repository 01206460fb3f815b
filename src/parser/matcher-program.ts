import { DIGIT, WORD } from '../engine/classes.ts';
import type { Engine } from '../engine/engine.ts';
import * as does from '../engine/instructions.ts';
import type { CompiledPattern } from './compiled-pattern.ts';
import type { Pattern } from './pattern.ts';
import type { TokenKind } from './token.ts';

/** Kinds of tokens that the engine treats in a way of their own. */
const kinds: Partial<Record<TokenKind['token'], number>> = {
  ip: does.IP_KIND,
  address: does.ADDRESS_KIND,
  word: does.WORD_KIND,
};

/** A place in a message: so many bytes behind the end of a token, or behind the message's beginning (-1). */
interface Place {
  readonly token: number;
  readonly bytes: number;
}

const DOT = 46;

/**
 * Writes a program into the engine's memory that tries patterns in their order. What neighbours begin with alike is looked
 * for once. What a client wrote can only fill its own token: what stands before it is matched from the left, what stands
 * behind it from the right.
 *
 * @returns where the program stands
 */
export function writeProgram(engine: Engine, patterns: readonly CompiledPattern[]): number {
  return new Writer(engine, patterns).write();
}

class Writer {
  readonly #code: number[] = [];
  /** The places in the code that name another place in it. */
  readonly #jumps: number[] = [];
  readonly #engine: Engine;
  readonly #patterns: readonly CompiledPattern[];
  /** How much each begins like the one before it. */
  readonly #shared: readonly number[];

  constructor(engine: Engine, patterns: readonly CompiledPattern[]) {
    this.#engine = engine;
    this.#patterns = patterns;
    this.#shared = patterns.map(sharedWithLast);
  }

  write(): number {
    for (const [first, end] of this.#runs(0, this.#patterns.length, 1)) {
      const { head } = this.#patterns[first] as Pattern;
      const start = { token: -1, bytes: 0 };
      this.#literal(head, start, () => this.#tokens(first, end, 0, { token: -1, bytes: head.length }));
    }
    this.#code.push(does.NOTHING, 0);
    const at = this.#engine.reserve(this.#code.length * 4);
    for (const jump of this.#jumps) this.#code[jump] = at + 4 * (this.#code[jump] as number);
    this.#engine.write(at, this.#code);
    return at;
  }

  /** The patterns [first, end) have their first `n` tokens and all before them in common, which fitted up to `at`. */
  #tokens(first: number, end: number, n: number, at: Place): void {
    for (const [from, to] of this.#runs(first, end, n + 2)) {
      const pattern = this.#patterns[from] as Pattern;
      if (n === pattern.left) for (let i = from; i < to; i++) this.#rest(i, at);
      else {
        const kind = pattern.tokens[n] as TokenKind;
        const literal = n === 0 ? undefined : pattern.literals[n];
        const start = behind(at, literal);
        this.#literal(literal, at, () => {
          this.#step([forward(kind), n, start.token, start.bytes, this.#token(kind)], () =>
            this.#tokens(from, to, n + 1, { token: n, bytes: 0 }),
          );
        });
      }
    }
  }

  /** What stands behind the tokens that are matched from the left. */
  #rest(i: number, at: Place): void {
    const { open, left, tail, foot, tokens, literals } = this.#patterns[i] as Pattern;
    const literal = left === 0 ? undefined : literals[left];
    const { token, bytes } = behind(at, literal);
    if (open === -1) {
      this.#step([does.END, token, bytes], () => this.#literal(literal, at, () => this.#found(i)));
      return;
    }
    this.#literal(literal, at, () => {
      this.#step([does.OPEN, open, token, bytes], () => {
        if (tail === -1) {
          const text = this.#engine.keep(foot);
          this.#step([does.FOOT, open, text, foot.length], () => this.#back(i, tokens.length - 1));
        } else {
          const { before } = tokens[tail] as TokenKind;
          const text = this.#engine.keep(before);
          this.#step([does.TAIL, open, tail, text, before.length], () => this.#back(i, tail - 1));
        }
      });
    });
  }

  /** The n-th token and those before it, from the right, down to the open one. */
  #back(i: number, n: number): void {
    const { open, tokens } = this.#patterns[i] as Pattern;
    const kind = tokens[n] as TokenKind;
    if (n === open) {
      this.#step([kind.token === 'user' ? does.CLOSE_USER : does.CLOSE, open], () => this.#found(i));
    } else this.#step([backward(kind), n, open, this.#token(kind)], () => this.#back(i, n - 1));
  }

  #found(i: number): void {
    const { number, tokens, isWanted } = this.#patterns[i] as CompiledPattern;
    this.#code.push(does.FOUND, number, isWanted ? tokens.length : 0);
  }

  #literal(literal: Uint8Array | undefined, at: Place, inside: () => void): void {
    if (literal === undefined || literal.length === 0) inside();
    else this.#step([does.LITERAL, at.token, at.bytes, this.#engine.keep(literal), literal.length], inside);
  }

  /** An instruction, and what follows when it fits; when not, the code goes on behind that. */
  #step([instruction, ...rest]: readonly [number, ...number[]], inside: () => void): void {
    const jump = this.#code.push(instruction, 0) - 1;
    this.#code.push(...rest);
    inside();
    this.#code[jump] = this.#code.length;
    this.#jumps.push(jump);
  }

  #token({ token, mask, longest, stop, before, next }: TokenKind): number {
    const stopBack = mask === WORD && before.length > 0 ? (before.at(-1) as number) : -1;
    const texts = [this.#engine.keep(before), before.length, this.#engine.keep(next), next.length];
    const at = this.#engine.reserve(36);
    this.#engine.write(at, [mask, longest, stop, stopBack, kinds[token] ?? 0, ...texts]);
    return at;
  }

  /** Stretches of [first, end) whose members begin alike as far as `level`. */
  *#runs(first: number, end: number, level: number): Generator<[number, number]> {
    for (let from = first; from < end; ) {
      let to = from + 1;
      while (to < end && (this.#shared[to] as number) >= level) to++;
      yield [from, to];
      from = to;
    }
  }
}

function behind({ token, bytes }: Place, literal: Uint8Array | undefined): Place {
  return { token, bytes: bytes + (literal?.length ?? 0) };
}

/** What finds the end of such a token. */
function forward({ token, mask, stop, next }: TokenKind): number {
  if (token === 'ip' || (token === 'address' && endsAddress(next[0]))) return does.IP;
  if (mask === 0) return does.PHRASE;
  if (token === 'port') return does.PORT;
  return mask === DIGIT && stop === -1 ? does.DIGITS : does.RUN;
}

/** What finds its beginning. */
function backward({ token, mask, before }: TokenKind): number {
  if (token === 'port') return does.PORT_BACK;
  if (mask === DIGIT) return does.DIGITS_BACK;
  return token === 'ip' || (token === 'address' && endsAddress(before.at(-1))) ? does.IP_BACK : does.RUN_BACK;
}

/** Whether an IPv4 address beside such a byte cannot be cut there. */
function endsAddress(byte = 0): boolean {
  return byte !== DOT && !(byte >= 48 && byte <= 57);
}

/**
 * How much of a pattern begins like the one before it in the list: 0 not even the head, 1 the head, 1 + n the head and
 * n tokens with what stands between them.
 */
function sharedWithLast(pattern: Pattern, i: number, patterns: readonly Pattern[]): number {
  const last = patterns[i - 1];
  if (last === undefined || !same(pattern.head, last.head)) return 0;
  const most = Math.min(pattern.left, last.left);
  let n = 0;
  while (n < most && endsAlike(pattern, last, n) && (n === 0 || same(pattern.literals[n], last.literals[n]))) n++;
  return 1 + n;
}

/** Whether the n-th token takes the same bytes in both, whatever follows it. */
function endsAlike(one: Pattern, other: Pattern, n: number): boolean {
  const [a, b] = [one.tokens[n], other.tokens[n]];
  if (a === undefined || b === undefined || a.token !== b.token) return false;
  return same(a.next, b.next) || (a.mask !== 0 && a.stop === -1 && b.stop === -1);
}

function same(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return one !== undefined && other !== undefined && Buffer.compare(one, other) === 0;
}
