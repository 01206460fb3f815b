const NEAR = 2_000_000;
const MOST = 256;

interface Told {
  readonly wording: string;
  readonly time: number;
}

/** What one process tells twice, in two wordings, perhaps in two files. */
export class TwiceTold {
  readonly #lines = new Map<number, Told>();

  /** Whether the same process has just told it in another wording. */
  isKnown(pid: number, wording: string, time: number): boolean {
    const told = this.#lines.get(pid);
    if (told !== undefined && told.wording !== wording && !(Math.abs(time - told.time) > NEAR)) {
      this.#lines.delete(pid);
      return true;
    }
    if (this.#lines.size >= MOST) this.#lines.clear();
    this.#lines.set(pid, { wording, time });
    return false;
  }
}
