import { UserError } from '../error.ts';
import type { ShipSettings } from '../ship/config/settings.ts';
import { requireTemplates } from '../ship/elasticsearch/install.ts';
import { openElasticsearch } from '../ship/elasticsearch/open-elasticsearch.ts';
import { replayDeadLetters } from '../ship/replay-dead-letters.ts';
import { deadLettersOf, requireOutput } from './ship-output.ts';
import type { Surroundings } from './surroundings.ts';

const DEADLINE = 60_000;

/** `sshwhy ship --replay-dead-letters`: may run beside the shipper. */
export async function replay(settings: ShipSettings, state: string, { stdout, env }: Surroundings): Promise<number> {
  const { elasticsearch } = requireOutput(settings);
  if (elasticsearch === undefined) {
    throw new UserError('no-dead-letters', 'there are dead letters only where the output is Elasticsearch');
  }
  const letters = deadLettersOf(settings, state);
  const open = openElasticsearch(elasticsearch, letters, env, requireTemplates);
  const { sent, refused, unreadable } = await replayDeadLetters(letters.path, open, DEADLINE);
  const again = refused === 0 ? '' : `; ${refused} refused again, back in ${letters.path}`;
  const others = unreadable === 0 ? '' : `; ${unreadable} unreadable, kept in ${letters.path}.unreadable`;
  stdout.write(`${sent} sent again${again}${others}\n`);
  return refused + unreadable > 0 ? 2 : 0;
}
