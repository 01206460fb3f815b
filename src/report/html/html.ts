import { forTerminal } from '../safe-text.ts';

/** Markup that is safe to write as it is. Only `html` and `trusted` make it. */
export class Html {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** What may stand in a template; nothing is written for undefined and false. */
export type Piece = Html | string | number | undefined | false | readonly Piece[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Markup from a template. Whatever is put in is text, unless it is markup itself: what is not printable is shown as
 * what it is, and no character has a meaning in HTML, in elements as in quoted attributes.
 */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return new Html(parts.map((part, i) => part + (i < pieces.length ? write(pieces[i]) : '')).join(''));
}

/** Markup that was made here, of nothing that stood in a log. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

function write(piece: Piece): string {
  if (piece === undefined || piece === false) return '';
  if (piece instanceof Html) return piece.toString();
  if (typeof piece === 'object') return piece.map(write).join('');
  return forTerminal(String(piece)).replace(/[&<>"']/g, (character) => entities[character] as string);
}
