import { UserError } from '../../error.ts';
import { retryAfter } from '../backoff.ts';
import type { Refusal } from '../dead-letters.ts';
import { errors } from './client.ts';
import { causeOf, errorText, mendable, statusOf } from './server-error.ts';

/** What Elasticsearch says of one document of a bulk request. */
export interface ItemAnswer {
  readonly status: number;
  readonly error?: {
    readonly type?: string;
    readonly reason?: string;
    readonly caused_by?: { readonly reason?: string };
  };
}

export type ItemOutcome =
  | { readonly is: 'stored' | 'duplicate' | 'later' }
  | { readonly is: 'refused'; readonly refusal: Refusal }
  | { readonly is: 'fatal'; readonly error: UserError };

const stored: ItemOutcome = { is: 'stored' };
const duplicate: ItemOutcome = { is: 'duplicate' };
const later: ItemOutcome = { is: 'later' };

/** Errors that are no fault of the document, whatever the status: a read-only index, no room for one more shard. */
const passing: ReadonlySet<string> = new Set(['cluster_block_exception', 'validation_exception']);

/**
 * What becomes of a document. That it is there already is what we want: the same line has the same id, and of an incident
 * a later revision is as good.
 */
export function itemOutcome({ status, error }: ItemAnswer): ItemOutcome {
  if (status < 300) return stored;
  const type = error?.type ?? 'unknown';
  if (status === 409) return type === 'version_conflict_engine_exception' ? duplicate : later;
  if (status === 429 || status >= 500 || passing.has(type)) return later;
  const cause = error?.caused_by?.reason;
  const reason = `${error?.reason ?? ''}${cause === undefined ? '' : `: ${cause}`}`;
  if (status === 401 || status === 403 || status === 404)
    return { is: 'fatal', error: forbidden(status, type, reason) };
  return { is: 'refused', refusal: { status, type, reason } };
}

function forbidden(status: number, type: string, reason: string): UserError {
  const message = `Elasticsearch does not let us write: status ${status}, ${type}: ${reason}`.slice(0, 400);
  const help =
    status === 404
      ? 'Run sshwhy setup; the key needs auto_configure and create_index.'
      : 'Give the key the privileges that docs/ship.md lists.';
  return new UserError(status === 404 ? 'no-index' : 'not-allowed', message, help);
}

/** What is to be done about a request that failed as a whole. */
export type Failure =
  | { readonly is: 'later'; readonly text: string; readonly after: number }
  | { readonly is: 'split'; readonly refusal: Refusal }
  | { readonly is: 'fatal'; readonly error: UserError };

export function requestFailure(error: unknown, now: number): Failure {
  const status = statusOf(error);
  const { type, reason } = causeOf(error instanceof errors.ResponseError ? error.body : undefined);
  if (status === 413 || (status === 400 && type !== 'media_type_header_exception')) {
    return { is: 'split', refusal: { status, type: type ?? 'unknown', reason: reason ?? errorText(error) } };
  }
  // A page of a proxy may pass for an answer; that goes by.
  const fatal = error instanceof errors.ProductNotSupportedError ? undefined : mendable(error, 'the documents');
  if (fatal && !passing.has(type ?? '')) return { is: 'fatal', error: fatal };
  const wait = error instanceof errors.ResponseError ? retryAfter(error.headers?.['retry-after'], now) : 0;
  return { is: 'later', text: errorText(error), after: wait };
}
