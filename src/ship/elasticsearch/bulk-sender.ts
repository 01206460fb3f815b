import type { Client } from './client.ts';
import type { ItemAnswer } from './outcome.ts';

/** Sends one body and returns what became of each document, in order; throws when there is no such answer. */
export type BulkSender = (body: Buffer, documents: number, signal: AbortSignal) => Promise<readonly ItemAnswer[]>;

interface BulkAnswer {
  readonly errors?: unknown;
  readonly items?: readonly (Readonly<Partial<Record<'create' | 'index', ItemAnswer>>> | null)[];
}

/** Only what itemOutcome() looks at: an answer is otherwise nearly as long as the request. */
const wanted = ['status', 'error.type', 'error.reason', 'error.caused_by.reason'].map((name) => `items.*.${name}`);

/**
 * Over one client; never tries again by itself.
 *
 * @param requestTimeout  milliseconds. For half of it the server may wait for a shard that it has not got: unasked it waits for
 *   a minute, and we would have gone, without an answer for the documents that have nothing to do with that shard, each time.
 */
export function bulkSender(client: Client, requestTimeout: number): BulkSender {
  const querystring = { filter_path: wanted.join(','), timeout: `${Math.ceil(requestTimeout / 2)}ms` };
  return async (body, documents, signal) => {
    const answer = await client.transport.request<BulkAnswer>(
      { method: 'POST', path: '/_bulk', querystring, bulkBody: body },
      { maxRetries: 0, signal },
    );
    const items: BulkAnswer['items'] = Array.isArray(answer?.items) ? answer.items : [];
    const answers = items.map((item) => item?.create ?? item?.index);
    if (answers.length === documents && answers.every((one) => typeof one?.status === 'number')) {
      return answers as ItemAnswer[];
    }
    throw new Error(`the answer tells of ${answers.length} of ${documents} documents`);
  };
}
