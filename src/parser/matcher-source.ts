import type { Literal } from '../line/literal.ts';
import type { Pattern } from './pattern.ts';
import { backwardScanner, forwardScanner, type ScannerName } from './scan.ts';
import type { TokenKind } from './token.ts';

/** Patterns that a message may fit, in the order in which they are tried, as code. */
export interface MatcherSource {
  /** The body of a function of `page, from, to, starts, ends, keys`, see Matcher. */
  readonly body: string;
  /** The patterns' tokens, which the code calls `k0`, `k1` … */
  readonly kinds: readonly TokenKind[];
}

/**
 * Writes a function that tries patterns one after the other. What neighbours begin with alike is looked for once. Of the
 * patterns nothing goes into the code but numbers: bytes of their fixed texts, and how many there are.
 *
 * @param shared  how much each begins like the one before it: 0 not even the head, 1 the head, 1 + n the head and n tokens
 *   with what stands between them
 */
export function writeMatcher(patterns: readonly Pattern[], shared: readonly number[]): MatcherSource {
  const writer = new Writer(patterns, shared);
  writer.heads();
  return { body: `const { bytes, view } = page;\n${writer.lines.join('\n')}\nreturn -1;`, kinds: writer.kinds };
}

class Writer {
  readonly lines: string[] = [];
  readonly kinds: TokenKind[] = [];
  readonly #patterns: readonly Pattern[];
  readonly #shared: readonly number[];

  constructor(patterns: readonly Pattern[], shared: readonly number[]) {
    this.#patterns = patterns;
    this.#shared = shared;
  }

  heads(): void {
    for (const [first, end] of this.#runs(0, this.#patterns.length, 1)) {
      const { head } = this.#patterns[first] as Pattern;
      this.#block(fits(head, 'from'), () => this.#tokens(first, end, 0, `(from + ${head.length})`));
    }
  }

  /** The patterns [first, end) have their first `n` tokens and all before them in common, which fitted up to `at`. */
  #tokens(first: number, end: number, n: number, at: string): void {
    for (const [from, to] of this.#runs(first, end, n + 2)) {
      const pattern = this.#patterns[from] as Pattern;
      if (n === pattern.left) for (let i = from; i < to; i++) this.#rest(i, at);
      else {
        const literal = n === 0 ? undefined : pattern.literals[n];
        this.#block(literal === undefined ? 'true' : fits(literal, at), () => {
          this.lines.push(`const s${n} = ${at} + ${literal?.length ?? 0};`);
          this.lines.push(`const e${n} = ${this.#scan(forwardScanner, pattern, n)}, page, s${n}, to);`);
          this.#block(`e${n} !== -1`, () => {
            this.#key(pattern, n);
            this.#tokens(from, to, n + 1, `e${n}`);
          });
        });
      }
    }
  }

  /** What stands behind the tokens that are matched from the left. */
  #rest(i: number, at: string): void {
    const pattern = this.#patterns[i] as Pattern;
    const { open, left, tail, foot, tokens } = pattern;
    const literal = left === 0 ? undefined : (pattern.literals[left] as Literal);
    const length = literal?.length ?? 0;
    const behind = literal === undefined ? 'true' : fits(literal, at);
    if (open === -1) {
      this.#block(`${at} + ${length} === to && ${behind}`, () => this.#found(i));
      return;
    }
    this.#block(behind, () => {
      this.lines.push(`const s${open} = ${at} + ${length};`);
      if (tail === -1) {
        this.lines.push(`const r = to - ${foot.length};`);
        this.#block(`r >= s${open} && ${fits(foot, 'r')}`, () => this.#back(i, tokens.length - 1, 'r'));
      } else {
        const kind = this.#kind(pattern, tail);
        this.lines.push(`const r = findLiteral(${kind}.before, page, s${open}, to);`);
        this.lines.push(`const s${tail} = r + ${kind}.before.length, e${tail} = to;`);
        this.#block('r !== -1', () => this.#back(i, tail - 1, 'r'));
      }
    });
  }

  /** The n-th token and those before it, from the right, down to the open one. */
  #back(i: number, n: number, right: string): void {
    const pattern = this.#patterns[i] as Pattern;
    const { open, tokens } = pattern;
    if (n === open) {
      const isFree = tokens[open]?.token !== 'user';
      this.lines.push(`const e${open} = ${right};`);
      this.#block(isFree ? 'true' : `!hasColon(bytes, s${open}, e${open})`, () => this.#found(i));
      return;
    }
    const before = pattern.literals[n] as Literal;
    this.lines.push(`const e${n} = ${right};`);
    this.lines.push(`const s${n} = ${this.#scan(backwardScanner, pattern, n)}, page, s${open}, e${n});`);
    this.#key(pattern, n);
    this.lines.push(`const r${n} = s${n} - ${before.length};`);
    this.#block(`s${n} !== -1 && r${n} >= s${open} && ${fits(before, `r${n}`)}`, () => this.#back(i, n - 1, `r${n}`));
  }

  /** An address was read on the way: its number need not be worked out again. */
  #key({ tokens }: Pattern, n: number): void {
    if (tokens[n]?.token === 'ip') this.lines.push(`const a${n} = ipKey();`);
  }

  #found(i: number): void {
    const { tokens } = this.#patterns[i] as Pattern;
    tokens.forEach(({ token }, n) => {
      const key = token === 'ip' ? `a${n}` : 'NaN';
      this.lines.push(`starts[${n}] = s${n}; ends[${n}] = e${n}; keys[${n}] = ${key};`);
    });
    this.lines.push(`return ${i};`);
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

  #kind({ tokens }: Pattern, n: number): string {
    return `k${this.kinds.push(tokens[n] as TokenKind) - 1}`;
  }

  #scan(scanner: (kind: TokenKind) => ScannerName, pattern: Pattern, n: number): string {
    return `${scanner(pattern.tokens[n] as TokenKind)}(${this.#kind(pattern, n)}`;
  }

  #block(condition: string, inside: () => void): void {
    this.lines.push(condition === 'true' ? '{' : `if (${condition}) {`);
    inside();
    this.lines.push('}');
  }
}

/** A condition: the literal stands at `at`, before `to`. */
function fits({ bytes, length }: Literal, at: string): string {
  if (length === 0) return 'true';
  const view = new DataView(bytes.buffer, bytes.byteOffset, length);
  const tests = [`${at} + ${length} <= to`];
  let i = 0;
  for (; i + 4 <= length; i += 4) tests.push(`view.getInt32(${at} + ${i}, true) === ${view.getInt32(i, true)}`);
  // The last bytes once more with some of those before them, or one by one.
  if (i < length && length > 4)
    tests.push(`view.getInt32(${at} + ${length - 4}, true) === ${view.getInt32(length - 4, true)}`);
  else for (; i < length; i++) tests.push(`bytes[${at} + ${i}] === ${bytes[i]}`);
  // From the end, since the beginnings of patterns are alike.
  return [tests[0], ...tests.slice(1).reverse()].join(' && ');
}
