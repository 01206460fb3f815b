import type { LogLine } from '../event.ts';
import type { EvidenceLine } from './incident.ts';
import { ownCopy } from './text-store.ts';

/** How many lines are kept. */
export interface Room {
  readonly first: number;
  readonly telling: number;
  readonly last: number;
}

/**
 * There are very many incidents about one source. A line is copied out of its batch at once, since a reference from what
 * lives long to what is new makes the garbage collector carry it along; so the last line, replaced again and again, is
 * kept for hosts only.
 */
export const roomForSource: Room = { first: 2, telling: 4, last: 0 };
export const roomForHost: Room = { first: 3, telling: 4, last: 2 };

/** The few lines that prove an incident: the first ones, the last ones, and those marked as telling. */
export class Evidence {
  /** All lines that told it, kept or not. */
  lines = 0;
  readonly #room: Room;
  #kept: readonly EvidenceLine[] = [];
  #telling = 0;
  #last: readonly EvidenceLine[] = [];

  constructor(room: Room) {
    this.#room = room;
  }

  add(line: LogLine, telling = false): void {
    const { first, telling: most, last } = this.#room;
    if (this.lines++ < first) this.#kept = [...this.#kept, copyOf(line)];
    else if (telling && this.#telling < most) {
      this.#telling++;
      this.#kept = [...this.#kept, copyOf(line)];
    } else if (last > 0) this.#last = [...this.#last.slice(1 - last), copyOf(line)];
  }

  /** In the order of time, then file and line. */
  list(): EvidenceLine[] {
    return [...this.#kept, ...this.#last].sort(
      (a, b) => (a.time || 0) - (b.time || 0) || (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line),
    );
  }
}

function copyOf({ file, lineNumber, offset, time, original }: LogLine): EvidenceLine {
  return { file: file.path, line: lineNumber, offset, time, text: ownCopy(original) };
}
