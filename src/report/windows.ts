const MOST = 400;

/** A stretch of time, microseconds since the epoch. */
export interface Window {
  readonly start: number;
  readonly end: number;
}

/** Stretches of time in bounded memory: beyond 400 those that lie nearest to each other become one. */
export class Windows {
  #all: Window[] = [];
  /** Some were put together. */
  merged = false;

  add(window: Window): void {
    this.#all.push(window);
    if (this.#all.length > MOST) this.#merge();
  }

  get list(): readonly Window[] {
    return [...this.#all].sort((a, b) => a.start - b.start);
  }

  #merge(): void {
    const sorted = this.list;
    const gaps = sorted.slice(1).map(({ start }, i) => start - (sorted[i] as Window).end);
    const nearest = gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] as number;
    const kept: { start: number; end: number }[] = [];
    for (const { start, end } of sorted) {
      const last = kept.at(-1);
      if (last !== undefined && start - last.end <= nearest) last.end = Math.max(last.end, end);
      else kept.push({ start, end });
    }
    this.#all = kept;
    this.merged = true;
  }
}
