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

/** A line with its place in the order in which lines came. */
interface Kept<Line> {
  readonly order: number;
  readonly line: Line;
}

/** The few lines that prove an incident. */
export class Evidence {
  readonly #room: Room;
  #first: readonly Kept<EvidenceLine>[] = [];
  #telling: readonly Kept<EvidenceLine>[] = [];
  /** A ring; as lines, which hold on to their batches: there are few incidents about hosts. */
  #last: Kept<LogLine>[] = [];
  #added = 0;
  #lasts = 0;

  constructor(room: Room) {
    this.#room = room;
  }

  add(line: LogLine, telling: boolean): void {
    const { first, telling: most, last } = this.#room;
    const order = this.#added++;
    if (this.#first.length < first) this.#first = [...this.#first, { order, line: copyOf(line) }];
    else if (telling && this.#telling.length < most) this.#telling = [...this.#telling, { order, line: copyOf(line) }];
    else if (last > 0) this.#last[this.#lasts++ % last] = { order, line };
  }

  /** The lines of another one that came before those to come here. */
  adopt(other: Evidence): void {
    const before = other.#added;
    const later = (kept: Kept<EvidenceLine>) => ({ ...kept, order: kept.order + before });
    const { first, telling } = this.#room;
    this.#first = [...other.#first, ...this.#first.map(later)].slice(0, first + telling);
    this.#telling = [...other.#telling, ...this.#telling.map(later)].slice(0, telling);
    this.#last = this.#last.map((kept) => ({ ...kept, order: kept.order + before }));
    this.#added += before;
  }

  /** In the order in which they came: that of time, and within one stream that of the log. */
  list(): EvidenceLine[] {
    const last = this.#last.map(({ order, line }) => ({ order, line: copyOf(line) }));
    const all = [...this.#first, ...this.#telling, ...last].sort((a, b) => a.order - b.order);
    return all.map(({ line }) => line);
  }
}

function copyOf({ file, lineNumber, offset, time, original }: LogLine): EvidenceLine {
  return { file: file.path, line: lineNumber, offset, time, text: ownCopy(original) };
}
