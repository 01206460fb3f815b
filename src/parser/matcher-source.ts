import type { Literal } from '../line/literal.ts';
import type { Pattern } from './pattern.ts';
import { backwardScanner, forwardScanner, keyAfter } from './scan.ts';
import type { TokenKind } from './token.ts';

/** Patterns that a message may fit, in the order in which they are tried, as code. */
export interface MatcherSource {
  /** The body of a function of `page, from, to, places`, see Matcher; it calls the patterns `p0`, `p1` … */
  readonly body: string;
  /** The patterns' tokens, which the code calls `k0`, `k1` … */
  readonly kinds: readonly TokenKind[];
}

/**
 * Writes a function that tries patterns one after the other. What neighbours begin with alike is looked for once. Of the
 * patterns nothing goes into the code but numbers: bytes of their fixed texts, and how many there are. Of each token the code
 * has `s0` where it begins, `e0` where it ends, `a0` its value if that is known already.
 *
 * @param shared  how much each begins like the one before it: 0 not even the head, 1 the head, 1 + n the head and n tokens
 *   with what stands between them
 */
export function writeMatcher(patterns: readonly Pattern[], shared: readonly number[]): MatcherSource {
  const writer = new Writer(patterns, shared);
  writer.heads();
  return { body: `const { bytes, view } = page;\n${writer.lines.join('\n')}`, kinds: writer.kinds };
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
          this.#block(this.#forward(pattern, n), () => this.#tokens(from, to, n + 1, `e${n}`));
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
        const kind = this.#kind(tokens[tail] as TokenKind);
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
    const fitted = this.#backward(pattern, n);
    this.lines.push(`const r${n} = s${n} - ${before.length};`);
    this.#block(`${fitted} && r${n} >= s${open} && ${fits(before, `r${n}`)}`, () => this.#back(i, n - 1, `r${n}`));
  }

  /** Goes to the end `e` of the n-th token, which begins at `s`; returns the condition that it is one. */
  #forward(pattern: Pattern, n: number): string {
    const kind = pattern.tokens[n] as TokenKind;
    const { mask, longest } = kind;
    const scanner = forwardScanner(kind);
    if (scanner !== 'digits' && scanner !== 'run') {
      const call = `${scanner}(${this.#kind(kind)}, page, s${n}, to)`;
      this.lines.push(`const e${n} = ${call}, a${n} = ${keyAfter(scanner)};`);
      return `e${n} !== -1`;
    }
    this.lines.push(`let e${n} = s${n}, a${n} = ${kind.token === 'port' ? 0 : 'NaN'};`);
    const limit = `const m = Math.min(to, s${n} + ${longest})`;
    if (scanner === 'run') {
      this.lines.push(`for (${limit}; e${n} < m && (classes[bytes[e${n}]] & ${mask}) !== 0; e${n}++);`);
    } else {
      this.lines.push(
        `for (${limit}; e${n} < m; e${n}++) {`,
        `const d = bytes[e${n}] - 48;`,
        'if (d < 0 || d > 9) break;',
      );
      this.lines.push(kind.token === 'port' ? `a${n} = a${n} * 10 + d;\n}` : '}');
    }
    return `e${n} > s${n}${kind.token === 'port' ? ` && a${n} <= 65535` : ''}`;
  }

  /** Goes to the beginning `s` of the n-th token, which ends at `e`. */
  #backward({ tokens, open }: Pattern, n: number): string {
    const kind = tokens[n] as TokenKind;
    const scanner = backwardScanner(kind);
    if (scanner !== 'digits') {
      const call = `${scanner}(${this.#kind(kind)}, page, s${open}, e${n})`;
      this.lines.push(`const s${n} = ${call}, a${n} = ${keyAfter(scanner)};`);
      return `s${n} !== -1`;
    }
    const isPort = kind.token === 'port';
    this.lines.push(`let s${n} = e${n}, a${n} = ${isPort ? '0, f = 1' : 'NaN'};`);
    this.lines.push(`for (const m = Math.max(s${open}, e${n} - ${kind.longest}); s${n} > m; s${n}--) {`);
    this.lines.push(`const d = bytes[s${n} - 1] - 48;`, 'if (d < 0 || d > 9) break;');
    this.lines.push(isPort ? `a${n} += d * f; f *= 10;\n}` : '}');
    return `s${n} < e${n}${isPort ? ` && a${n} <= 65535` : ''}`;
  }

  #found(i: number): void {
    const { tokens } = this.#patterns[i] as Pattern;
    if (tokens.length > 0) this.lines.push('const { starts, ends, keys } = places;');
    tokens.forEach(({ mask }, n) => {
      const key = mask === 0 ? 'NaN' : `a${n}`;
      this.lines.push(`starts[${n}] = s${n}; ends[${n}] = e${n}; keys[${n}] = ${key};`);
    });
    this.lines.push(`return p${i};`);
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

  #kind(kind: TokenKind): string {
    return `k${this.kinds.push(kind) - 1}`;
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
