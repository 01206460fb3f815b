import type { LogLine } from '../event.ts';
import type { EvidenceLine } from './incident.ts';
import { ownCopy } from './text-store.ts';

/** How many lines are kept. */
export interface Room {
  readonly first: number;
  readonly telling: number;
  readonly last: number;
}

/** There are very many incidents about one source, and few about a host. */
export const roomForSource: Room = { first: 2, telling: 4, last: 1 };
export const roomForHost: Room = { first: 3, telling: 4, last: 2 };

/**
 * The few lines that prove an incident: the first ones, the last ones, and those marked as telling. Lines are copied
 * by `settle`, once a batch, since most are replaced before the batch ends.
 */
export class Evidence {
  /** All lines that told it, kept or not. */
  lines = 0;
  readonly #room: Room;
  readonly #first: (EvidenceLine | LogLine)[] = [];
  readonly #key: (EvidenceLine | LogLine)[] = [];
  readonly #last: (EvidenceLine | LogLine)[] = [];

  constructor(room: Room) {
    this.#room = room;
  }

  add(line: LogLine, telling = false): void {
    const { first, telling: most, last } = this.#room;
    this.lines++;
    if (this.#first.length < first) this.#first.push(line);
    else if (telling && this.#key.length < most) this.#key.push(line);
    else {
      if (this.#last.length === last) this.#last.shift();
      this.#last.push(line);
    }
  }

  /** Lets go of the batch: whatever is still a line becomes a copy. */
  settle(): void {
    copyAll(this.#first);
    copyAll(this.#key);
    copyAll(this.#last);
  }

  /** In the order of time, then file and line. */
  list(): EvidenceLine[] {
    this.settle();
    const all = [...this.#first, ...this.#key, ...this.#last] as EvidenceLine[];
    return all.sort(
      (a, b) => (a.time || 0) - (b.time || 0) || (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line),
    );
  }
}

function copyAll(list: (EvidenceLine | LogLine)[]): void {
  for (let i = 0; i < list.length; i++) {
    const line = list[i] as EvidenceLine | LogLine;
    if ('text' in line) continue;
    const { file, lineNumber, offset, time, original } = line;
    list[i] = { file: file.path, line: lineNumber, offset, time, text: ownCopy(original) };
  }
}
