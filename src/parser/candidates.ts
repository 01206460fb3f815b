import type { Page } from '../event.ts';
import { findLiteral, type Literal } from '../line/literal.ts';
import type { Match } from './match.ts';
import { writeMatcher } from './matcher-source.ts';
import type { Pattern } from './pattern.ts';
import { scanners } from './scan.ts';

/**
 * Tries some patterns on the message [from, to). What a client wrote can only fill its own token: what stands before it
 * is matched from the left, what stands behind it from the right.
 *
 * @returns the place of the first pattern that fits, having put where its values stand into `starts` and `ends`, and the
 *   keys of IPv4 addresses into `keys`; or -1
 */
type Matcher = (
  page: Page,
  from: number,
  to: number,
  starts: Int32Array,
  ends: Int32Array,
  keys: Float64Array,
) => number;

const COLON = 58;

/** Patterns that a message may fit, in the order in which they are tried. */
export class Candidates<P extends Pattern> {
  readonly patterns: readonly P[];
  #matcher: Matcher | undefined;

  constructor(patterns: readonly P[]) {
    this.patterns = patterns;
  }

  /** The first that fits [from, to), having put into the match where its values stand. */
  find(page: Page, from: number, to: number, { starts, ends, keys }: Match): P | undefined {
    if (this.patterns.length === 0) return undefined;
    // Made when it is first needed: most patterns are never asked for.
    this.#matcher ??= compileMatcher(this.patterns);
    const place = this.#matcher(page, from, to, starts, ends, keys);
    return place === -1 ? undefined : this.patterns[place];
  }
}

/**
 * As code a pattern is matched several times faster than by going through its parts: its fixed texts become numbers to
 * compare with, and each candidates' function is optimised for itself.
 */
function compileMatcher(patterns: readonly Pattern[]): Matcher {
  const { body, kinds } = writeMatcher(patterns, patterns.map(sharedWithLast));
  const names = kinds.map((_, i) => `const k${i} = kinds[${i}];`).join('\n');
  const tools = `const { ${Object.keys(scanners).join(', ')} } = scanners;`;
  const source = `'use strict';\n${names}\n${tools}\nreturn (page, from, to, starts, ends, keys) => {\n${body}\n};`;
  return new Function('kinds', 'scanners', 'findLiteral', 'hasColon', source)(kinds, scanners, findLiteral, hasColon);
}

function hasColon(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] === COLON) return true;
  return false;
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

function same(one: Literal | undefined, other: Literal | undefined): boolean {
  return one !== undefined && other !== undefined && Buffer.compare(one.bytes, other.bytes) === 0;
}
