import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

type Path = readonly PropertyKey[];

/** A YAML text (1.2, one document): what it says, and where. Lines are counted from 1. */
export class YamlText {
  /** Plain data; undefined for an empty text and after a fault. */
  readonly content: unknown;
  /** The first thing that is wrong with it, in words that quote nothing of it: it may hold a secret by mistake. */
  readonly fault: { readonly line: number; readonly what: string } | undefined;
  readonly #root: unknown;
  readonly #lines = new LineCounter();

  constructor(text: string) {
    const document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false, strict: true });
    this.#root = document.contents;
    const [fault] = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
    if (fault !== undefined) {
      this.fault = {
        line: this.#lines.linePos(fault.pos[0]).line,
        what: fault.code.toLowerCase().replaceAll('_', ' '),
      };
      return;
    }
    try {
      this.content = document.toJS({ maxAliasCount: 50 }) ?? undefined;
    } catch {
      this.fault = { line: 1, what: 'bad alias, or too many of them' };
    }
  }

  /** The line of the key, or of the innermost one around it that is there. */
  lineOf(path: Path): number {
    let node = this.#root;
    let line = 1;
    for (const part of path) {
      const key = isMap(node) ? node.items.find((pair) => isScalar(pair.key) && pair.key.value === part) : undefined;
      const item = isSeq(node) && typeof part === 'number' ? node.items[part] : undefined;
      const there = (key?.key ?? item) as Node | undefined;
      if (there?.range == null) break;
      line = this.#lines.linePos(there.range[0]).line;
      node = key === undefined ? item : key.value;
    }
    return line;
  }
}
