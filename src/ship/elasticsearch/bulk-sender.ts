import type { Client } from '@elastic/elasticsearch';
import type { ItemAnswer } from './outcome.ts';

/** Sends one body and returns what became of each document, in order; throws when there is no such answer. */
export type BulkSender = (body: Buffer, documents: number, signal: AbortSignal) => Promise<readonly ItemAnswer[]>;

interface BulkAnswer {
  readonly errors?: unknown;
  readonly items?: readonly (Readonly<Partial<Record<'create' | 'index', ItemAnswer>>> | null)[];
}

/** Only what itemOutcome() looks at: an answer is otherwise nearly as long as the request. */
const wanted = ['status', 'error.type', 'error.reason', 'error.caused_by.reason'].map((name) => `items.*.${name}`);

/** Over one client; never tries again by itself. */
export function bulkSender(client: Client): BulkSender {
  return async (body, documents, signal) => {
    const answer = await client.transport.request<BulkAnswer>(
      { method: 'POST', path: '/_bulk', querystring: { filter_path: wanted.join(',') }, bulkBody: body },
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
