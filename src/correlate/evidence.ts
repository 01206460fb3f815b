import type { LogLine } from '../event.ts';
import type { EvidenceLine } from './incident.ts';

/** How many lines are kept: the first ones, those marked as telling, and the last ones. */
export interface Room {
  readonly first: number;
  readonly telling: number;
  readonly last: number;
}

/**
 * There are very many incidents about one source, so what they keep is little; the last line, replaced again and again,
 * is kept for hosts only.
 */
export const roomForSource: Room = { first: 2, telling: 4, last: 0 };
export const roomForHost: Room = { first: 3, telling: 4, last: 2 };

/** A line with its place in the order in which lines came, which nobody else sees. */
class Kept implements EvidenceLine {
  readonly file: string;
  readonly line: number;
  readonly offset: number;
  readonly time: number;
  readonly text: string;
  readonly #order: number;
  /** The one kept before it: an array would be made anew for each. */
  readonly #before: Kept | undefined;

  constructor({ file, lineNumber, offset, time, original }: LogLine, order: number, before?: Kept) {
    this.file = file.path;
    this.line = lineNumber;
    this.offset = offset;
    this.time = time;
    this.text = original;
    this.#order = order;
    this.#before = before;
  }

  static chain(latest: Kept | undefined): Kept[] {
    const all: Kept[] = [];
    for (let kept = latest; kept !== undefined; kept = kept.#before) all.push(kept);
    return all;
  }

  static inOrder(one: Kept, other: Kept): number {
    return one.#order - other.#order;
  }
}

/** The few lines that prove an incident. They are copied at once: a line's memory is used again for the next one. */
export class Evidence {
  readonly #room: Room;
  /** The latest of the first lines and those that tell. */
  #kept: Kept | undefined;
  /** A ring. */
  #last: Kept[] | undefined;
  #tellings = 0;
  #lasts = 0;
  #added = 0;

  constructor(room: Room) {
    this.#room = room;
  }

  add(line: LogLine, telling: boolean): void {
    const { first, telling: most, last } = this.#room;
    const order = this.#added++;
    if (order < first || (telling && this.#tellings < most)) {
      if (order >= first) this.#tellings++;
      this.#kept = new Kept(line, order, this.#kept);
    } else if (last > 0) {
      this.#last ??= [];
      this.#last[this.#lasts++ % last] = new Kept(line, order);
    }
  }

  /** In the order in which they came: that of time, and within one stream that of the log. */
  list(): EvidenceLine[] {
    return [...Kept.chain(this.#kept), ...(this.#last ?? [])].sort(Kept.inOrder);
  }
}
