/** Lets others wait until something changed. */
export class Change {
  #waiting = Promise.withResolvers<void>();

  notify(): void {
    this.#waiting.resolve();
    this.#waiting = Promise.withResolvers<void>();
  }

  /** Resolves at the next change, or after so many milliseconds (Infinity: never by itself). */
  async wait(milliseconds = Number.POSITIVE_INFINITY): Promise<void> {
    const changed = this.#waiting.promise;
    if (milliseconds === Number.POSITIVE_INFINITY) return await changed;
    let timer: NodeJS.Timeout | undefined;
    const elapsed = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, Math.max(0, milliseconds));
    });
    await Promise.race([changed, elapsed]);
    clearTimeout(timer);
  }
}
