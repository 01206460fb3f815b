const FEWEST = 8;
const FREE = 0;
const UNMARKED = 1;
const MARKED = 2;

/** Moments by two numbers of 32 bits, outside V8's heap, each with a mark. Nothing is ever taken out. */
export class AttemptTable {
  size = 0;
  #firsts = new Int32Array(FEWEST);
  #times = new Float64Array(FEWEST);
  #seconds = new Int32Array(FEWEST);
  #marks = new Uint8Array(FEWEST);

  /** Its place; -1 when it is not there. A place holds until the next `add`. */
  find(first: number, second: number): number {
    const place = this.#place(first, second);
    return this.#marks[place] === FREE ? -1 : place;
  }

  timeAt(place: number): number {
    return this.#times[place] as number;
  }

  isMarked(place: number): boolean {
    return this.#marks[place] === MARKED;
  }

  mark(place: number): void {
    this.#marks[place] = MARKED;
  }

  /** What stood there with these numbers is over. */
  add(first: number, second: number, time: number, isMarked: boolean): void {
    let place = this.#place(first, second);
    if (this.#marks[place] === FREE && ++this.size * 4 > this.#times.length * 3) {
      this.#grow();
      place = this.#place(first, second);
    }
    this.#put(place, first, second, time, isMarked ? MARKED : UNMARKED);
  }

  #put(place: number, first: number, second: number, time: number, mark: number): void {
    this.#firsts[place] = first;
    this.#seconds[place] = second;
    this.#times[place] = time;
    this.#marks[place] = mark;
  }

  /** Where it stands, or would stand. */
  #place(first: number, second: number): number {
    const marks = this.#marks;
    const last = marks.length - 1;
    const hash = Math.imul(Math.imul(first, 0x85ebca6b) ^ second, 0x9e3779b1);
    let at = (hash ^ (hash >>> 15)) & last;
    while (marks[at] !== FREE && (this.#firsts[at] !== first || this.#seconds[at] !== second)) at = (at + 1) & last;
    return at;
  }

  #grow(): void {
    const [firsts, seconds, times, marks] = [this.#firsts, this.#seconds, this.#times, this.#marks];
    const room = times.length * 2;
    this.#firsts = new Int32Array(room);
    this.#seconds = new Int32Array(room);
    this.#times = new Float64Array(room);
    this.#marks = new Uint8Array(room);
    for (let i = 0; i < times.length; i++) {
      if (marks[i] === FREE) continue;
      const [first, second] = [firsts[i] as number, seconds[i] as number];
      this.#put(this.#place(first, second), first, second, times[i] as number, marks[i] as number);
    }
  }
}
