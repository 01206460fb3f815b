import { JsonBytes, lineEnd } from '../../sink/json-bytes.ts';
import type { Parcel } from '../acknowledgements.ts';
import type { ShipDocument } from '../delivery.ts';
import { readAction, type WriteAction } from './names.ts';

/** Documents that wait for their turn, as the body of the bulk request that they will be: bytes, and nothing for each that is to be collected. */
export class BulkBody<Token> {
  /** When its first document came, milliseconds since the epoch. */
  since = 0;
  /** How often they were all sent in vain. */
  failures = 0;
  readonly #json: JsonBytes;
  readonly #parcels: Parcel<Token>[] = [];
  /** Where each document begins, behind its action. */
  readonly #sources: number[] = [];
  readonly #ends: number[] = [];

  /** @param size  bytes of memory to begin with */
  constructor(size: number) {
    this.#json = new JsonBytes(size);
  }

  /** Documents. */
  get count(): number {
    return this.#ends.length;
  }

  get bytes(): number {
    return this.#json.length;
  }

  /** Holds until something is added. */
  get content(): Buffer {
    return this.#json.written;
  }

  /** @returns the bytes that it takes here */
  add(document: ShipDocument, parcel: Parcel<Token>, writeAction: WriteAction): number {
    const json = this.#json;
    const start = json.length;
    writeAction(document, json);
    json.raw(lineEnd);
    this.#sources.push(json.length);
    json.raw(document.source);
    json.raw(lineEnd);
    this.#ends.push(json.length);
    this.#parcels.push(parcel);
    return json.length - start;
  }

  parcel(i: number): Parcel<Token> {
    return this.#parcels[i] as Parcel<Token>;
  }

  /** The bytes that the i-th document takes here. */
  size(i: number): number {
    return (this.#ends[i] as number) - this.#start(i);
  }

  /** The i-th document as it came, in memory of its own. */
  document(i: number): ShipDocument {
    const source = this.#sources[i] as number;
    const { content } = this;
    const action = content.toString('utf8', this.#start(i), source);
    return { ...readAction(action), source: Buffer.from(content.subarray(source, (this.#ends[i] as number) - 1)) };
  }

  /** Some of its documents, in memory of their own. */
  pick(places: readonly number[]): BulkBody<Token> {
    const picked = new BulkBody<Token>(places.reduce((sum, i) => sum + this.size(i), 0));
    picked.since = this.since;
    picked.failures = this.failures;
    for (const i of places) {
      const start = this.#start(i);
      const at = picked.#json.length - start;
      picked.#json.raw(this.content.subarray(start, this.#ends[i]));
      picked.#sources.push((this.#sources[i] as number) + at);
      picked.#ends.push((this.#ends[i] as number) + at);
      picked.#parcels.push(this.parcel(i));
    }
    return picked;
  }

  clear(): void {
    this.failures = 0;
    this.#json.clear();
    this.#parcels.length = this.#sources.length = this.#ends.length = 0;
  }

  #start(i: number): number {
    return i === 0 ? 0 : (this.#ends[i - 1] as number);
  }
}
