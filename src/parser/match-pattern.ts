import type { Page } from '../event.ts';
import { findLiteral, standsAt } from '../line/literal.ts';
import type { Match } from './match.ts';
import { MOST_TOKENS, type Pattern } from './pattern.ts';
import { scanBack, scanForward } from './scan.ts';
import type { TokenKind } from './token.ts';

const COLON = 58;

/** Where the values of the pattern that is being tried stand; one for all, since nearly every try fails. */
const starts = new Int32Array(MOST_TOKENS);
const ends = new Int32Array(MOST_TOKENS);

/** What `tryPattern` returns for a message that fits. */
export const FITS = 1 << 30;

/**
 * Tries a pattern on the message [from, to). What a client wrote can only fill its own token: what stands before it is
 * matched from the left, what stands behind it from the right.
 *
 * Returns FITS, or how far it came: 0 the head is another, 1 the head stands there, 1 + n so do the first n tokens.
 * `known` is how far the pattern tried before came, as far as the two begin alike: it need not be done again.
 */
export function tryPattern(pattern: Pattern, page: Page, from: number, to: number, known: number): number {
  const { head, tokens, open, left } = pattern;
  let at = from + head.length;
  let i = 0;
  if (known === 0) {
    if (!standsAt(head, page, from, to)) return 0;
  } else if (known > 1) {
    i = known - 1;
    at = behind(tokens[i - 1] as TokenKind, page, ends[i - 1] as number, to);
    if (at === -1) return known;
  }
  while (i < left) {
    const kind = tokens[i] as TokenKind;
    const end = scanForward(kind, page, at, to);
    if (end === -1) return 1 + i;
    starts[i] = at;
    ends[i++] = end;
    at = behind(kind, page, end, to);
    if (at === -1) return 1 + i;
  }
  const fits = open === -1 ? at === to : matchFromRight(pattern, page, at, to);
  return fits ? FITS : 1 + left;
}

/** Whether the pattern's end stands at the message's end. */
export function footFits({ foot }: Pattern, page: Page, from: number, to: number): boolean {
  const start = to - foot.length;
  return start >= from && standsAt(foot, page, start, to);
}

/** Puts into the match where the values of the pattern that fitted last stand. */
export function takePlaces(match: Match): void {
  for (let i = match.pattern.tokens.length - 1; i >= 0; i--) {
    match.starts[i] = starts[i] as number;
    match.ends[i] = ends[i] as number;
  }
}

/** Where the message goes on behind the token that ended at `end`; -1 when not with the right literal. */
function behind({ next }: TokenKind, page: Page, end: number, to: number): number {
  return standsAt(next, page, end, to) ? end + next.length : -1;
}

function matchFromRight(pattern: Pattern, page: Page, at: number, to: number): boolean {
  const { tokens, open, tail } = pattern;
  let right = to;
  let last = tokens.length - 1;
  if (tail !== -1) {
    const { before } = tokens[tail] as TokenKind;
    right = findLiteral(before, page, at, to);
    if (right === -1) return false;
    starts[tail] = right + before.length;
    ends[tail] = to;
    last = tail - 1;
  } else {
    right -= pattern.foot.length;
    if (right < at) return false;
  }
  for (let i = last; i > open; i--) {
    const kind = tokens[i] as TokenKind;
    ends[i] = right;
    right = scanBack(kind, page, at, right);
    if (right === -1) return false;
    starts[i] = right;
    right -= kind.before.length;
    if (right < at || !standsAt(kind.before, page, right, to)) return false;
  }
  starts[open] = at;
  ends[open] = right;
  return (tokens[open] as TokenKind).token !== 'user' || !hasColon(page.bytes, at, right);
}

function hasColon(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] === COLON) return true;
  return false;
}
