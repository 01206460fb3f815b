import type { Token } from './define.ts';
import {
  findLiteral,
  isToken,
  isValid,
  scanBack,
  scanForward,
  standsAt,
  standsAtFromEnd,
  type TokenKind,
  tokenKind,
} from './token.ts';

/**
 * A pattern made ready. Between `literals[i]` and `literals[i + 1]` stands `tokens[i]`, captured as `names[i]`.
 * `open` is the place of the first token that a client may fill with anything (`user`, `text`), or -1; `tail` the place
 * of a second one that ends the pattern, or -1. `firstWord` is '' when a token stands in it.
 */
export interface Pattern {
  readonly source: string;
  readonly literals: readonly Uint8Array[];
  /** The literals in front of the first token and behind the last one. */
  readonly head: Uint8Array;
  readonly foot: Uint8Array;
  readonly tokens: readonly TokenKind[];
  readonly names: readonly string[];
  readonly firstWord: string;
  readonly open: number;
  readonly tail: number;
}

const COLON = new Uint8Array([58]);
const NOTHING = new Uint8Array();
const slot = /\{([^{}]*)\}/g;

/**
 * Takes a template like `drop connection #{sshwhy.startups:int} from [{source.ip:ip}]:…` apart.
 * Throws when the template is not one that can be matched safely and in linear time.
 */
export function compilePattern(source: string): Pattern {
  const literals: string[] = [];
  const kinds: Token[] = [];
  const names: string[] = [];
  let at = 0;
  for (const found of source.matchAll(slot)) {
    const [name, token = ''] = (found[1] as string).split(':');
    if (!name || !isToken(token)) throw new Error(`unknown token ${found[0]} in «${source}»`);
    literals.push(source.slice(at, found.index));
    names.push(name);
    kinds.push(token);
    at = found.index + found[0].length;
  }
  literals.push(source.slice(at));
  const bytes = literals.map((literal) => new Uint8Array(Buffer.from(literal)));
  return {
    source,
    literals: bytes,
    head: bytes[0] as Uint8Array,
    foot: bytes.at(-1) as Uint8Array,
    tokens: kinds.map(tokenKind),
    names,
    firstWord: firstWordOf(literals[0] as string, kinds.length === 0),
    ...checkOpenTokens(source, literals, kinds),
  };
}

function firstWordOf(head: string, isWhole: boolean): string {
  const space = head.indexOf(' ');
  return space > 0 ? head.slice(0, space) : isWhole ? head : '';
}

/** At most one token of anybody's text; or a `user` and, behind a colon that no user name can contain, a last `text`. */
function checkOpenTokens(source: string, literals: readonly string[], kinds: readonly Token[]) {
  const places = kinds.flatMap((token, i) => (token === 'user' || token === 'text' ? [i] : []));
  const [open = -1, tail = -1] = places;
  if (tail !== -1) {
    const last = tail === kinds.length - 1 && literals[tail + 1] === '';
    const safe = kinds[open] === 'user' && (literals[tail] as string).includes(': ');
    if (places.length > 2 || !last || !safe) {
      throw new Error(`«${source}» has two free texts and nothing sure between them`);
    }
  }
  for (let i = 1; i < kinds.length; i++) {
    if (literals[i] === '') throw new Error(`«${source}» has two tokens side by side`);
    const phraseAfterOpen = open !== -1 && i > open && i !== tail && kinds[i] === 'phrase';
    if (phraseAfterOpen) throw new Error(`«${source}» has a phrase behind a free text`);
  }
  return { open, tail };
}

const starts = new Int32Array(64);
const ends = new Int32Array(64);

/**
 * Where the values stand in `bytes`, as start and end in turn, in the order of `pattern.names`; undefined when the
 * message [from, to) is another. What a client wrote can only fill its own token: what stands before it is matched from
 * the left, what stands behind it from the right.
 */
export function matchPattern(pattern: Pattern, bytes: Uint8Array, from: number, to: number): number[] | undefined {
  const { head, foot, literals, tokens, open } = pattern;
  let at = from + head.length;
  if (at > to || !standsAtFromEnd(head, bytes, from)) return undefined;
  if (foot.length > 0 && (to - foot.length < from || !standsAt(foot, bytes, to - foot.length))) return undefined;
  const left = open === -1 ? tokens.length : open;
  for (let i = 0; i < left; i++) {
    const next = literals[i + 1] as Uint8Array;
    const end = scanForward(tokens[i] as TokenKind, bytes, at, to, next);
    if (end < at || end + next.length > to || !standsAt(next, bytes, end)) return undefined;
    starts[i] = at;
    ends[i] = end;
    at = end + next.length;
  }
  if (open === -1 ? at !== to : !matchFromRight(pattern, bytes, at, to)) return undefined;
  const places = new Array<number>(2 * tokens.length);
  for (let i = 0; i < tokens.length; i++) {
    const start = starts[i] as number;
    const end = ends[i] as number;
    if (!isValid((tokens[i] as TokenKind).token, bytes, start, end)) return undefined;
    places[2 * i] = start;
    places[2 * i + 1] = end;
  }
  return places;
}

function matchFromRight(pattern: Pattern, bytes: Uint8Array, at: number, to: number): boolean {
  const { literals, tokens, open, tail } = pattern;
  let right = to;
  let last = tokens.length;
  if (tail !== -1) {
    const before = literals[tail] as Uint8Array;
    right = findLiteral(before, bytes, at, to);
    if (right === -1) return false;
    starts[tail] = right + before.length;
    ends[tail] = to;
    last = tail;
  }
  for (let i = last - 1; i >= open; i--) {
    const after = i + 1 === tail ? NOTHING : (literals[i + 1] as Uint8Array);
    right -= after.length;
    if (right < at || !standsAt(after, bytes, right)) return false;
    ends[i] = right;
    if (i === open) break;
    right = scanBack(tokens[i] as TokenKind, bytes, at, right, literals[i] as Uint8Array);
    if (right < at) return false;
    starts[i] = right;
  }
  starts[open] = at;
  return (tokens[open] as TokenKind).token !== 'user' || findLiteral(COLON, bytes, at, ends[open] as number) === -1;
}
