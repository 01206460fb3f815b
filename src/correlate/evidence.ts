import type { LogLine } from '../event.ts';
import type { EvidenceLine } from './incident.ts';
import { ownCopy } from './text-store.ts';

/** How many lines are kept: the first ones, those marked as telling, and the last ones. */
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

/** The few lines that prove an incident. */
export class Evidence {
  readonly #room: Room;
  #first: readonly EvidenceLine[] = [];
  #telling: readonly EvidenceLine[] = [];
  /** A ring; as lines, which hold on to their batches: there are few incidents about hosts. */
  #last: LogLine[] = [];
  #lasts = 0;

  constructor(room: Room) {
    this.#room = room;
  }

  add(line: LogLine, telling: boolean): void {
    const { first, telling: most, last } = this.#room;
    if (this.#first.length < first) this.#first = [...this.#first, copyOf(line)];
    else if (telling && this.#telling.length < most) this.#telling = [...this.#telling, copyOf(line)];
    else if (last > 0) this.#last[this.#lasts++ % last] = line;
  }

  /** In the order of time, then file and line. */
  list(): EvidenceLine[] {
    return [...this.#first, ...this.#telling, ...this.#last.map(copyOf)].sort(
      (a, b) => (a.time || 0) - (b.time || 0) || (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line),
    );
  }
}

function copyOf({ file, lineNumber, offset, time, original }: LogLine): EvidenceLine {
  return { file: file.path, line: lineNumber, offset, time, text: ownCopy(original) };
}
