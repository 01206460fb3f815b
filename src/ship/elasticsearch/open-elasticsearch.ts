import { DeadLetters } from '../dead-letters.ts';
import type { OpenDelivery } from '../delivery.ts';
import { bulkSender } from './bulk-sender.ts';
import { type Connection, connect } from './connect.ts';
import { ElasticsearchDelivery } from './elasticsearch-delivery.ts';
import { dataStream } from './names.ts';
import { readSecrets } from './secrets.ts';
import type { ElasticsearchSettings } from './settings.ts';

export interface DeadLetterOptions {
  readonly path: string;
  /** The file grows no larger; when it is full, the delivery stops. */
  readonly bytes: number;
}

/**
 * How to deliver to Elasticsearch: opening it asks the server for its version.
 * @param env  where secrets may stand, see readSecrets()
 * @param prepare  what must be so before the first document, e.g. requireTemplates()
 */
export function openElasticsearch(
  settings: ElasticsearchSettings,
  deadLetters: DeadLetterOptions,
  env: Readonly<Record<string, string | undefined>>,
  prepare: (connection: Connection) => Promise<void> = async () => {},
): OpenDelivery {
  return async (listener) => {
    const connection = await connect(settings, await readSecrets(settings, env));
    const { client } = connection;
    try {
      await prepare(connection);
    } catch (error) {
      await client.close();
      throw error;
    }
    const options = { ...settings, stream: dataStream(settings.namespace) };
    const letters = new DeadLetters(deadLetters.path, deadLetters.bytes);
    const delivery = new ElasticsearchDelivery(
      bulkSender(client, settings.request_timeout),
      options,
      letters,
      listener,
    );
    return {
      send: (documents, token) => delivery.send(documents, token),
      stats: () => delivery.stats(),
      close: async (deadline) => {
        const whole = await delivery.close(deadline);
        await client.close();
        return whole;
      },
    };
  };
}
