import type { UserError } from '../error.ts';

/** One document on its way out: what it is called there, and what it says. */
export interface ShipDocument {
  /** An `event` is one line and never changes; an `incident` is replaced by its later revisions. */
  readonly kind: 'event' | 'incident';
  /** The same line, or the same incident, has the same id, also after a restart. Becomes `_id`. */
  readonly id: string;
  /** Of an incident: grows with each change; what is older than what is stored is ignored there. Of an event: 0. */
  readonly revision: number;
  /** The month of an incident's start, `YYYY.MM` in UTC (it names the index); of an event ''. */
  readonly month: string;
  /** The document as one line of JSON in UTF-8, without a line end. */
  readonly source: Buffer;
}

/** What a delivery tells whoever feeds it. No callback may throw. */
export interface DeliveryListener<Token> {
  /**
   * Everything that was sent with this token or an earlier one is safe: stored there, or in the dead-letter file. Tokens
   * come in the order of `send`; those in between may be left out.
   */
  onAcknowledged(token: Token): void;
  /** It cannot go on (wrong key, no such template, full disk); what is not acknowledged is still to be sent. Once, at most. */
  onFatal(error: UserError): void;
  /** Worth a line in the shipper's own log. */
  onNotice(notice: DeliveryNotice): void;
}

export interface DeliveryNotice {
  readonly level: 'info' | 'warn' | 'error';
  /** A stable word, e.g. `unreachable`, `reachable-again`, `dead-letter`. */
  readonly code: string;
  /** One sentence; never holds a secret. Hostile where it quotes: escape before showing. */
  readonly message: string;
}

/** Counters since the start, and gauges of this moment. */
export interface DeliveryStats {
  /** Documents stored by us, and those that were there before (same id, or a later revision). */
  readonly delivered: number;
  readonly duplicates: number;
  /** Documents put into the dead-letter file. */
  readonly deadLetters: number;
  readonly requests: number;
  /** Requests sent again in whole or in part. */
  readonly retries: number;
  readonly bytes: number;
  /** Documents accepted by `send` and not yet safe, and the bytes they take. */
  readonly queued: number;
  readonly queuedBytes: number;
  readonly inFlight: number;
  /** Whether the last request was answered. */
  readonly reachable: boolean;
}

/**
 * Takes documents in order and gets them to where they belong, at least once; by their ids that is exactly once there.
 * One caller at a time: `send` is awaited before the next `send`.
 */
export interface Delivery<Token> {
  /**
   * Takes documents that belong together (none is fine: the token is then acknowledged after those before it).
   * Resolves when there is room for more, which is what holds the reading back; not when they are delivered.
   * The documents' bytes may be used for others then: what it needs of them it has copied.
   * @throws UserError after `onFatal`, and after `close` was called
   */
  send(documents: readonly ShipDocument[], token: Token): Promise<void>;
  /**
   * Sends what is left without waiting for a batch to fill, then lets go of everything. A `send` that waits is let go.
   * @param deadline  milliseconds to wait at most; then what is not acknowledged is given up (it is sent again after a restart)
   * @returns whether everything was acknowledged
   */
  close(deadline: number): Promise<boolean>;
  stats(): DeliveryStats;
}

/** How a delivery is made; the ship command knows only this. */
export type OpenDelivery = <Token>(listener: DeliveryListener<Token>) => Promise<Delivery<Token>>;
