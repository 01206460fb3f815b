import type { FieldValue, Token } from './define.ts';
import { placeOf, scanBack, scanForward, slotValue, type TokenClass, tokenClass } from './token.ts';

/**
 * A pattern made ready; `firstWord` is '' when a token stands in the first word. Between `literals[i]` and `literals[i + 1]` stands `tokens[i]`, captured as `names[i]`.
 * `open` is the place of the first token that a client may fill with anything (`user`, `text`), or -1; `tail` the place
 * of a second one that ends the pattern, or -1.
 */
export interface Pattern {
  readonly source: string;
  /** The literal in front of the first token. */
  readonly head: string;
  /** The literal behind the last token. */
  readonly foot: string;
  readonly literals: readonly string[];
  readonly tokens: readonly TokenClass[];
  readonly names: readonly string[];
  readonly firstWord: string;
  readonly open: number;
  readonly tail: number;
}

const tokens: Readonly<Record<Token, true>> = {
  int: true,
  float: true,
  port: true,
  ip: true,
  address: true,
  word: true,
  phrase: true,
  user: true,
  text: true,
  duration: true,
};
const COLON = 58;
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
    const [name, token] = (found[1] as string).split(':');
    if (!name || !token || !Object.hasOwn(tokens, token)) throw new Error(`unknown token ${found[0]} in «${source}»`);
    literals.push(source.slice(at, found.index));
    names.push(name);
    kinds.push(token as Token);
    at = found.index + found[0].length;
  }
  literals.push(source.slice(at));
  const head = literals[0] as string;
  const space = head.indexOf(' ');
  const firstWord = space > 0 ? head.slice(0, space) : kinds.length === 0 ? head : '';
  const { open, tail } = checkOpenTokens(source, literals, kinds);
  return { source, head, foot: literals.at(-1) as string, literals, tokens: kinds.map(tokenClass), names, firstWord, open, tail };
}

/** At most one token of anybody's text; or a `user` and, behind a colon that no user name can contain, a last `text`. */
function checkOpenTokens(source: string, literals: readonly string[], kinds: readonly Token[]) {
  const places = kinds.flatMap((token, i) => (token === 'user' || token === 'text' ? [i] : []));
  const [open = -1, tail = -1] = places;
  if (tail !== -1) {
    const last = tail === kinds.length - 1 && literals[tail + 1] === '';
    const safe = kinds[open] === 'user' && (literals[tail] as string).includes(': ');
    if (places.length > 2 || !last || !safe)
      throw new Error(`«${source}» has two free texts and nothing sure between them`);
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

/** The captured values in the order of `pattern.names`, or undefined. Looks at `message` from `from` up to `to` only. */
export function matchPattern(pattern: Pattern, message: string, from: number, to: number): FieldValue[] | undefined {
  const { head, literals, tokens: kinds, open, tail } = pattern;
  const foot = pattern.foot;
  if (foot !== '' && !message.startsWith(foot, to - foot.length)) return undefined;
  let at = from + head.length;
  if (at > to || !message.startsWith(head, from)) return undefined;
  const left = open === -1 ? kinds.length : open;
  for (let i = 0; i < left; i++) {
    const next = literals[i + 1] as string;
    const end = scanForward(kinds[i] as TokenClass, message, at, to, next);
    if (end < at || end + next.length > to || !message.startsWith(next, end)) return undefined;
    starts[i] = at;
    ends[i] = end;
    at = end + next.length;
  }
  if (open === -1) return at === to ? captured(kinds, message) : undefined;

  let right = to;
  let last = kinds.length;
  if (tail !== -1) {
    const before = literals[tail] as string;
    right = message.indexOf(before, at);
    if (right === -1 || right + before.length > to) return undefined;
    starts[tail] = right + before.length;
    ends[tail] = to;
    last = tail;
  }
  for (let i = last - 1; i >= open; i--) {
    const after = i + 1 === tail ? '' : (literals[i + 1] as string);
    right -= after.length;
    if (right < at || !message.startsWith(after, right)) return undefined;
    ends[i] = right;
    if (i === open) break;
    right = scanBack(kinds[i] as TokenClass, message, at, right, literals[i] as string);
    if (right < at) return undefined;
    starts[i] = right;
  }
  starts[open] = at;
  if ((kinds[open] as TokenClass).token === 'user' && placeOf(COLON, message, at, ends[open] as number) !== -1) {
    return undefined;
  }
  return captured(kinds, message);
}

function captured(kinds: readonly TokenClass[], message: string): FieldValue[] | undefined {
  const values: FieldValue[] = [];
  for (let i = 0; i < kinds.length; i++) {
    const value = slotValue((kinds[i] as TokenClass).token, message, starts[i] as number, ends[i] as number);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}
