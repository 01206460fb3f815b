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
export const roomForSource: Room = { first: 1, telling: 4, last: 1 };
export const roomForHost: Room = { first: 3, telling: 4, last: 2 };

type Kept = EvidenceLine | LogLine | undefined;

/**
 * The few lines that prove an incident: the first ones, the last ones, and those marked as telling. Lines are copied
 * by `settle`, once in a while, since most are replaced before.
 */
export class Evidence {
  /** All lines that told it, kept or not. */
  lines = 0;
  readonly #room: Room;
  /** First ones, then last ones in a ring. Of a fixed size: an array that grows takes room for 17. */
  readonly #kept: Kept[];
  #telling: Kept[] | undefined;
  #lasts = 0;

  constructor(room: Room) {
    this.#room = room;
    this.#kept = new Array<Kept>(room.first + room.last).fill(undefined);
  }

  add(line: LogLine, telling = false): void {
    const { first, telling: most, last } = this.#room;
    if (this.lines < first) this.#kept[this.lines] = line;
    else if (telling && (this.#telling?.length ?? 0) < most) this.#telling = [...(this.#telling ?? []), line];
    else this.#kept[first + (this.#lasts++ % last)] = line;
    this.lines++;
  }

  /** Lets go of the batch: whatever is still a line becomes a copy. */
  settle(): void {
    copyAll(this.#kept);
    if (this.#telling) copyAll(this.#telling);
  }

  /** In the order of time, then file and line. */
  list(): EvidenceLine[] {
    this.settle();
    const all = [...this.#kept, ...(this.#telling ?? [])].filter((line) => line !== undefined) as EvidenceLine[];
    return all.sort(
      (a, b) => (a.time || 0) - (b.time || 0) || (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line),
    );
  }
}

function copyAll(list: Kept[]): void {
  for (let i = 0; i < list.length; i++) {
    const line = list[i];
    if (line === undefined || 'text' in line) continue;
    const { file, lineNumber, offset, time, original } = line;
    list[i] = { file: file.path, line: lineNumber, offset, time, text: ownCopy(original) };
  }
}
