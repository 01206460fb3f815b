import type { LogLine } from '../event.ts';
import type { EvidenceLine } from './incident.ts';
import { LastLine } from './last-line.ts';

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
  /** Takes room only where logs are followed. */
  declare readonly identity?: string;
  #order: number;
  readonly #isTelling: boolean;
  /** The one kept before it: an array would be made anew for each. */
  #before: Kept | undefined;

  constructor(
    { file, lineNumber, offset, time, original }: Pick<LogLine, 'file' | 'lineNumber' | 'offset' | 'time' | 'original'>,
    order: number,
    isTelling: boolean,
    before: Kept | undefined,
  ) {
    this.file = file.path;
    this.line = lineNumber;
    this.offset = offset;
    this.time = time;
    this.text = original;
    if (file.identity !== undefined) this.identity = file.identity;
    this.#order = order;
    this.#isTelling = isTelling;
    this.#before = before;
  }

  get isTelling(): boolean {
    return this.#isTelling;
  }

  /** So many lines came before it that were not known of. */
  moveBack(lines: number): void {
    this.#order += lines;
  }

  behind(before: Kept | undefined): Kept {
    this.#before = before;
    return this;
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
  /** A ring; its objects are written again and again. */
  #last: LastLine[] | undefined;
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
      this.#kept = new Kept(line, order, order >= first, this.#kept);
    } else if (last > 0) {
      this.#last ??= [];
      const place = this.#lasts++ % last;
      this.#last[place] ??= new LastLine();
      this.#last[place].take(line, order);
    }
  }

  /** The lines of another one that came before those to come here. */
  adopt(other: Evidence): void {
    const before = other.#added;
    const { first, telling } = this.#room;
    const own = Kept.chain(this.#kept).sort(Kept.inOrder);
    for (const kept of own) kept.moveBack(before);
    for (const line of this.#last ?? []) line.order += before;
    const all = [...Kept.chain(other.#kept).sort(Kept.inOrder), ...own];
    const tellings = all.filter((kept) => kept.isTelling).slice(0, telling);
    const firsts = all.filter((kept) => !kept.isTelling).slice(0, first + telling);
    this.#kept = undefined;
    for (const kept of [...firsts, ...tellings]) this.#kept = kept.behind(this.#kept);
    this.#tellings = tellings.length;
    this.#added += before;
  }

  /** In the order in which they came: that of time, and within one stream that of the log. */
  list(): EvidenceLine[] {
    const last = this.#last?.map((line) => new Kept(line, line.order, false, undefined)) ?? [];
    return [...Kept.chain(this.#kept), ...last].sort(Kept.inOrder);
  }
}
