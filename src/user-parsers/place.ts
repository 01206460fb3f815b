import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';

type Path = readonly PropertyKey[];

/** Tells where in a JSON text something stands. Lines are counted from 1. */
export class Places {
  /** The first thing that is not JSON, in words; undefined when all of it is. */
  readonly fault: { readonly line: number; readonly what: string } | undefined;
  readonly #text: string;
  readonly #root: Node | undefined;

  constructor(text: string) {
    this.#text = text;
    const errors: ParseError[] = [];
    this.#root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
    const [first] = errors;
    if (first !== undefined) {
      const words = printParseErrorCode(first.error).replace(/([a-z])([A-Z])/g, '$1 $2');
      this.fault = { line: this.#lineAt(first.offset), what: words.toLowerCase() };
    }
  }

  /** The line of the value, or of the innermost one around it that is there. */
  lineOf(path: Path): number {
    for (let length = path.length; length > 0 && this.#root; length--) {
      const node = findNodeAtLocation(this.#root, path.slice(0, length) as (string | number)[]);
      // A value's line is where its key stands.
      if (node) return this.#lineAt(node.parent?.type === 'property' ? node.parent.offset : node.offset);
    }
    return 1;
  }

  #lineAt(offset: number): number {
    return this.#text.slice(0, offset).split('\n').length;
  }
}

/** `patterns[0]`, `fields["event.kind"]`: the key as a person names it. */
export function keyOf(path: Path): string {
  return path
    .map((part, i) => {
      if (typeof part === 'number') return `[${part}]`;
      const word = String(part);
      const shown = word.length > 60 ? `${word.slice(0, 60)}…` : word;
      return /^\$?\w+$/.test(word) ? `${i === 0 ? '' : '.'}${word}` : `[${JSON.stringify(shown)}]`;
    })
    .join('');
}
