import { builtInParsers } from '../../parsers/index.ts';
import { UserError } from '../error.ts';
import type { ShipSettings } from '../ship/config/settings.ts';
import { clockDifference, lackingPrivileges } from '../ship/elasticsearch/check-server.ts';
import { type Connection, connect } from '../ship/elasticsearch/connect.ts';
import { inspect } from '../ship/elasticsearch/install.ts';
import { readSecrets } from '../ship/elasticsearch/secrets.ts';
import { errorText } from '../ship/elasticsearch/server-error.ts';
import type { ElasticsearchSettings } from '../ship/elasticsearch/settings.ts';
import { templates } from '../ship/elasticsearch/templates.ts';
import type { Finding } from './ship-check-inputs.ts';
import { templateOptions } from './ship-output.ts';
import type { Surroundings } from './surroundings.ts';

/** Beyond it "now" on a dashboard is not now, seconds. */
const CLOCK = 5;

/** @throws UserError when it cannot be reached, or refuses us */
export async function* checkElasticsearch(
  settings: ShipSettings,
  elasticsearch: ElasticsearchSettings,
  env: Surroundings['env'],
  version: string,
): AsyncGenerator<Finding> {
  const secrets = await readSecrets(elasticsearch, env);
  const connection = await connect(elasticsearch, secrets);
  try {
    yield { result: 'ok', text: `Elasticsearch ${connection.version} answers` };
    yield await privileges(connection, elasticsearch.namespace);
    yield* await installed(connection, settings, version);
    yield await clock(connection);
  } finally {
    await connection.client.close();
  }
}

async function privileges({ client }: Connection, namespace: string): Promise<Finding> {
  try {
    const lacking = await lackingPrivileges(client, namespace);
    if (lacking === undefined) return { result: 'note', text: 'security is off there: everybody may write' };
    if (lacking.length === 0) return { result: 'ok', text: 'the privileges are enough' };
    const help = 'Give the key these privileges: docs/ship.md has the request that makes one.';
    return { result: 'missing', text: `privileges are missing: ${lacking.join(', ')}`, help };
  } catch (error) {
    return asFinding(error, 'the privileges');
  }
}

async function installed(
  { client, release, serverless }: Connection,
  settings: ShipSettings,
  version: string,
): Promise<Finding[]> {
  const objects = templates(builtInParsers, { ...templateOptions(settings, version), release, serverless });
  try {
    const wrong = (await inspect(client, objects)).filter(({ state }) => state !== 'same');
    if (wrong.length === 0) return [{ result: 'ok', text: 'the templates are there, and current' }];
    const help = 'Run sshwhy setup --config FILE, with a key that may manage index templates.';
    return wrong.map(({ object: { kind, name }, state }) => {
      const words = state === 'missing' ? 'is missing' : 'is not as this version and the configuration want it';
      return { result: 'missing', text: `${kind} ${name} ${words}`, help };
    });
  } catch (error) {
    return [asFinding(error, 'the templates')];
  }
}

async function clock({ client }: Connection): Promise<Finding> {
  const ahead = await clockDifference(client);
  if (ahead === undefined) return { result: 'note', text: "the server's clock cannot be told" };
  const seconds = `${Math.abs(ahead).toFixed(1)} s`;
  if (Math.abs(ahead) <= CLOCK) return { result: 'ok', text: `the clocks agree (${seconds} apart)` };
  const text = `the server's clock is ${seconds} ${ahead > 0 ? 'ahead of' : 'behind'} this one`;
  return { result: 'missing', text, help: 'Let both follow the same time (NTP).' };
}

function asFinding(error: unknown, what: string): Finding {
  if (!(error instanceof UserError)) return { result: 'missing', text: `${what} cannot be told: ${errorText(error)}` };
  return { result: 'missing', text: error.message, ...(error.help === undefined ? {} : { help: error.help }) };
}
