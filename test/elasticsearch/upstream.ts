/** What is stored of one document. */
export interface Stored {
  readonly index: string;
  readonly version: number;
  readonly source: Readonly<Record<string, unknown>>;
}

/** Somewhere that takes bulk requests: a real Elasticsearch, or what we take for one. */
export interface Upstream {
  readonly url: string;
  /** All documents of these indices or data streams, by id; an id that is there twice is an error. */
  stored(...indices: readonly string[]): Promise<ReadonlyMap<string, Stored>>;
  /** Forgets these indices. */
  remove(...indices: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}
