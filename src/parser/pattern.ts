import { MOST_TOKENS } from '../engine/layout.ts';
import type { Token } from './define.ts';
import { isToken, type TokenKind, tokenKind } from './token.ts';

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
  /** How many tokens are matched from the left. */
  readonly left: number;
}

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
    names.push(interned(name));
    kinds.push(token);
    at = found.index + found[0].length;
  }
  literals.push(source.slice(at));
  if (kinds.length > MOST_TOKENS) throw new Error(`«${source}» has more than ${MOST_TOKENS} tokens`);
  const made = literals.map((text) => new Uint8Array(Buffer.from(text)));
  return {
    source,
    literals: made,
    head: made[0] as Uint8Array,
    foot: made.at(-1) as Uint8Array,
    tokens: kinds.map((token, i) => tokenKind(token, made[i] as Uint8Array, made[i + 1] as Uint8Array)),
    names,
    firstWord: firstWordOf(literals[0] as string, kinds.length === 0),
    ...checkOpenTokens(source, literals, kinds),
  };
}

/** Names are looked for by texts that stand in the code: V8 compares the keys of objects by their place, slices byte by byte. */
function interned(name: string): string {
  return Object.keys({ [name]: 0 })[0] as string;
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
    if (kinds[i - 1] === 'ip' && /^\d/.test(literals[i] as string)) throw new Error(`«${source}» lengthens an address`);
  }
  return { open, tail, left: open === -1 ? kinds.length : open };
}
