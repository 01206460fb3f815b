/** What came with one token, and how much of it is not safe yet. */
export interface Parcel<Token> {
  readonly token: Token;
  left: number;
}

/** Knows up to which token everything is safe, in whatever order that became so. */
export class Acknowledgements<Token> {
  readonly #onAcknowledged: (token: Token) => void;
  #parcels: Parcel<Token>[] = [];
  #first = 0;

  constructor(onAcknowledged: (token: Token) => void) {
    this.#onAcknowledged = onAcknowledged;
  }

  /** How many tokens are not acknowledged. */
  get outstanding(): number {
    return this.#parcels.length - this.#first;
  }

  add(token: Token, documents: number): Parcel<Token> {
    const parcel = { token, left: documents };
    this.#parcels.push(parcel);
    return parcel;
  }

  /** Tells the last token up to which nothing is left, if there is a new one. */
  advance(): void {
    let last: Parcel<Token> | undefined;
    for (let next = this.#parcels[this.#first]; next?.left === 0; next = this.#parcels[++this.#first]) last = next;
    if (this.#first > 1000 || this.#first === this.#parcels.length) {
      this.#parcels = this.#parcels.slice(this.#first);
      this.#first = 0;
    }
    if (last) this.#onAcknowledged(last.token);
  }
}
