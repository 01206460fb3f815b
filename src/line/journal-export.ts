import { type JournalFields, journalFields } from './journal-entry.ts';

/** What a collector says after a line: it wants more, the entry is complete, or this line cannot belong to it. */
export type Progress = 'open' | 'complete' | 'broken';

const NAME = /^[A-Z_][A-Z0-9_]{0,63}(?==|$)/;
/** Longer fields (core dumps) are passed over. */
const LONGEST_KEPT = 1 << 20;
const LONGEST = 2 ** 30;

/** Collects one entry of `journalctl -o export`, line by line. */
export class ExportEntry {
  readonly #fields = new Map<string, string>();
  /** The field whose length and bytes are being read, and what has come of them. */
  #name: string | undefined;
  #bytes = '';
  #received = 0;
  #wanted = 0;

  /** @param line  latin1 bytes without the newline; a carriage return belongs to it */
  feed(line: string): Progress {
    if (this.#name !== undefined) return this.#feedBytes(this.#name, `${line}\n`);
    if (line === '' || line === '\r') return 'complete';
    const name = NAME.exec(line)?.[0];
    if (name === undefined) return 'broken';
    if (line.length > name.length) {
      this.#keep(name, line.slice(name.length + 1));
    } else {
      this.#name = name;
      this.#bytes = '';
      this.#received = 0;
      this.#wanted = 0;
    }
    return 'open';
  }

  /** The fields, when they make an entry. */
  get fields(): JournalFields | undefined {
    return this.#fields.has('MESSAGE') ? this.#fields : undefined;
  }

  #feedBytes(name: string, bytes: string): Progress {
    this.#received += bytes.length;
    if (this.#wanted === 0 || this.#wanted <= LONGEST_KEPT) this.#bytes += bytes;
    if (this.#wanted === 0 && this.#received >= 8) {
      const length = Number(Buffer.from(this.#bytes.slice(0, 8), 'latin1').readBigUInt64LE());
      if (length > LONGEST) return 'broken';
      this.#wanted = 8 + length + 1;
    }
    if (this.#wanted === 0 || this.#received < this.#wanted) return 'open';
    this.#name = undefined;
    if (this.#received > this.#wanted) return 'broken';
    if (this.#wanted <= LONGEST_KEPT) this.#keep(name, this.#bytes.slice(8, -1));
    this.#bytes = '';
    return 'open';
  }

  /** Of a field set twice the first counts. */
  #keep(name: string, bytes: string): void {
    if (!journalFields.has(name) || this.#fields.has(name)) return;
    this.#fields.set(name, Buffer.from(bytes, 'latin1').toString('utf8'));
  }
}

/** Whether an entry of the export form begins here. */
export function beginsExportEntry(text: string, at: number): boolean {
  return text.startsWith('__CURSOR=', at) || text.startsWith('__REALTIME_TIMESTAMP=', at);
}
