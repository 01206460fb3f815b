import type { Page } from '../event.ts';
import { findLiteral, type Literal } from '../line/literal.ts';
import { writeMatcher } from './matcher-source.ts';
import type { Pattern } from './pattern.ts';
import { scanners } from './scan.ts';
import { classes } from './token.ts';

/** Where the values of a message stand, see Match. */
interface Places {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly keys: Float64Array;
}

/**
 * Tries some patterns on the message [from, to). What a client wrote can only fill its own token: what stands before it
 * is matched from the left, what stands behind it from the right.
 *
 * @returns the first pattern that fits, having put into `places` where its values stand, and the values of ports and of
 *   IPv4 addresses; undefined when none fits
 */
export type Matcher<P> = (page: Page, from: number, to: number, places: Places) => P | undefined;

const COLON = 58;

/**
 * Makes what tries the patterns in their order. As code a pattern is matched several times faster than by going through
 * its parts: its fixed texts become numbers to compare with, and each list's function is optimised for itself.
 */
export function compileMatcher<P extends Pattern>(patterns: readonly P[]): Matcher<P> {
  const { body, kinds } = writeMatcher(patterns, patterns.map(sharedWithLast));
  const names = [
    ...kinds.map((_, i) => `const k${i} = kinds[${i}];`),
    ...patterns.map((_, i) => `const p${i} = patterns[${i}];`),
    `const { ${Object.keys(scanners).join(', ')} } = scanners;`,
  ];
  const source = `'use strict';\n${names.join('\n')}\nreturn (page, from, to, places) => {\n${body}\n};`;
  const make = new Function('kinds', 'patterns', 'scanners', 'classes', 'findLiteral', 'hasColon', source);
  return make(kinds, patterns, scanners, classes, findLiteral, hasColon);
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
