import type { JournalFields } from './journal-entry.ts';
import type { Progress } from './journal-export.ts';
import { readJson } from './journal-json.ts';

const LONGEST = 1 << 20;

/** Collects one object of `journalctl -o json-pretty`, line by line. */
export class PrettyEntry {
  #text = '';

  /** @param line  latin1 bytes without the newline */
  feed(line: string): Progress {
    const first = line.charCodeAt(0);
    const isInside = first === 9 || first === 32;
    const isEnd = /^\}\r?$/.test(line);
    const isBeginning = this.#text === '' && first === 123;
    if (!isInside && !isEnd && !isBeginning) return 'broken';
    if (this.#text.length + line.length > LONGEST) return 'broken';
    this.#text += `${line}\n`;
    return isEnd ? 'complete' : 'open';
  }

  /** The fields, when they make an entry. */
  get fields(): JournalFields | undefined {
    const read = readJson(Buffer.from(this.#text, 'latin1').toString('utf8'));
    return read instanceof Map ? read : undefined;
  }
}

/** Whether the line is the opening brace of a pretty-printed object. */
export function beginsPrettyEntry(text: string, at: number, end: number): boolean {
  return end - at === 1 && text.charCodeAt(at) === 123;
}
