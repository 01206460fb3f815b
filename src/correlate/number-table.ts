const FEWEST = 64;

/**
 * Values by whole numbers of 32 bits. A Map would make its table anew all the time where as many keys come as go, and
 * what is so made and left again and again is what the garbage collector works on longest.
 */
export class NumberTable<Value> {
  #keys = new Int32Array(FEWEST);
  #values: (Value | undefined)[] = new Array(FEWEST).fill(undefined);
  #shift = 32 - Math.log2(FEWEST);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get(key: number): Value | undefined {
    return this.#values[this.#place(key)];
  }

  set(key: number, value: Value): void {
    let at = this.#place(key);
    if (this.#values[at] === undefined) {
      if (++this.#size * 2 > this.#keys.length) {
        this.#grow();
        at = this.#place(key);
      }
      this.#keys[at] = key;
    }
    this.#values[at] = value;
  }

  delete(key: number): void {
    const keys = this.#keys;
    const values = this.#values;
    const last = keys.length - 1;
    let hole = this.#place(key);
    if (values[hole] === undefined) return;
    this.#size--;
    // What stands behind the hole moves up, where its own place is not between the two.
    for (let at = (hole + 1) & last; values[at] !== undefined; at = (at + 1) & last) {
      const own = Math.imul(keys[at] as number, 0x9e3779b1) >>> this.#shift;
      if (((at - own) & last) < ((at - hole) & last)) continue;
      keys[hole] = keys[at] as number;
      values[hole] = values[at];
      hole = at;
    }
    values[hole] = undefined;
  }

  /** Where the key stands, or would stand. */
  #place(key: number): number {
    const keys = this.#keys;
    const values = this.#values;
    const last = keys.length - 1;
    let at = Math.imul(key, 0x9e3779b1) >>> this.#shift;
    while (values[at] !== undefined && keys[at] !== key) at = (at + 1) & last;
    return at;
  }

  #grow(): void {
    const keys = this.#keys;
    const values = this.#values;
    this.#keys = new Int32Array(keys.length * 2);
    this.#values = new Array(keys.length * 2).fill(undefined);
    this.#shift--;
    for (let i = 0; i < keys.length; i++) {
      if (values[i] === undefined) continue;
      const at = this.#place(keys[i] as number);
      this.#keys[at] = keys[i] as number;
      this.#values[at] = values[i];
    }
  }
}
