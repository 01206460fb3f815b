import { join } from 'node:path';
import { builtInParsers } from '../../parsers/index.ts';
import { UserError } from '../error.ts';
import type { ShipSettings } from '../ship/config/settings.ts';
import type { OpenDelivery } from '../ship/delivery.ts';
import type { DeadLetterOptions } from '../ship/elasticsearch/open-elasticsearch.ts';
import type { TemplateOptions } from '../ship/elasticsearch/templates.ts';
import { LineDelivery, streamTarget } from '../ship/line-delivery.ts';
import { patiently } from '../ship/patient-delivery.ts';
import { RotatingFile } from '../ship/rotating-file.ts';
import type { Surroundings } from './surroundings.ts';

type Output = NonNullable<ShipSettings['output']>;

/** @throws UserError when it is not said where to send to */
export function requireOutput({ output }: ShipSettings): Output {
  if (output !== undefined) return output;
  const help = 'Set output.elasticsearch.url in the configuration (examples/sshwhy.yml), or SSHWHY_ELASTICSEARCH_URL.';
  throw new UserError('no-output', 'it is not said where to send to', help);
}

/** For people: where it goes. */
export function outputName({ elasticsearch, file }: Output): string {
  if (file !== undefined) return file.path;
  if (elasticsearch === undefined) return 'standard output';
  const { url } = elasticsearch;
  return `Elasticsearch at ${url === undefined ? 'its Cloud ID' : [url].flat().join(', ')}`;
}

export function deadLettersOf({ dead_letters: { path, bytes } }: ShipSettings, state: string): DeadLetterOptions {
  return { path: path ?? join(state, 'dead-letters.ndjson'), bytes };
}

/** What `setup` says of the templates, without what the server must tell. */
export function templateOptions(
  { setup }: ShipSettings,
  version: string,
): Omit<TemplateOptions, 'release' | 'serverless'> {
  const { retention, ...rest } = setup;
  return { ...rest, retention: retention === 'forever' ? undefined : retention, version };
}

export interface OutputOptions {
  readonly state: string;
  /** Ours. */
  readonly version: string;
  /** Install the templates, and do not only look for them. */
  readonly setup: boolean;
}

/** The output as something to deliver to. */
export async function openOutputs(
  settings: ShipSettings,
  { stdout, env }: Pick<Surroundings, 'stdout' | 'env'>,
  { state, version, setup }: OutputOptions,
): Promise<OpenDelivery> {
  const { elasticsearch, file } = requireOutput(settings);
  if (file !== undefined) return async (listener) => new LineDelivery(new RotatingFile(file), listener);
  if (elasticsearch === undefined) return async (listener) => new LineDelivery(streamTarget(stdout), listener);
  // The client is large, and only some need it.
  const { openElasticsearch } = await import('../ship/elasticsearch/open-elasticsearch.ts');
  const { installAll, requireTemplates } = await import('../ship/elasticsearch/install.ts');
  const { templates } = await import('../ship/elasticsearch/templates.ts');
  const options = templateOptions(settings, version);
  return patiently(
    openElasticsearch(elasticsearch, deadLettersOf(settings, state), env, async (connection) => {
      const { client, release, serverless } = connection;
      if (setup) await installAll(client, templates(builtInParsers, { ...options, release, serverless }));
      else await requireTemplates(connection);
    }),
  );
}
