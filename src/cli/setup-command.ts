import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { builtInParsers } from '../../parsers/index.ts';
import { UserError } from '../error.ts';
import { forTerminal } from '../report/safe-text.ts';
import { readConfig } from '../ship/config/read-config.ts';
import { retentionForm, type ShipSettings, shipSettings } from '../ship/config/settings.ts';
import type { Connection } from '../ship/elasticsearch/connect.ts';
import { dataset } from '../ship/elasticsearch/names.ts';
import type { ElasticsearchSettings } from '../ship/elasticsearch/settings.ts';
import type { InstalledObject, TemplateOptions } from '../ship/elasticsearch/templates.ts';
import { type ElasticsearchFlags, elasticsearchFromFlags } from './elasticsearch-flags.ts';
import { type KibanaFlags, kibanaFromFlags } from './kibana-flags.ts';
import type { Surroundings } from './surroundings.ts';

/** The options of `setup` as commander hands them over. */
export interface SetupFlags extends ElasticsearchFlags, KibanaFlags {
  readonly config?: string;
  readonly retention?: string;
  readonly logsdb?: boolean;
  readonly geoip?: boolean;
  readonly priority?: string;
  readonly dryRun?: boolean;
  readonly check?: boolean;
  readonly remove?: boolean;
  readonly export?: string;
}

/**
 * `sshwhy setup`: installs what Elasticsearch must know before documents come, and what Kibana shows them with; what is
 * there already as it should be is left alone.
 *
 * @returns the exit code: 0 done, 1 `--check` found something missing or different, or `--remove` something in use
 * @throws UserError for bad options, and when Elasticsearch refuses
 */
export async function setupCommand(flags: SetupFlags, around: Surroundings, version: string): Promise<number> {
  const config = flags.config === undefined ? undefined : (await readConfig(flags.config, around.env)).settings;
  const options = readOptions(flags, version, config?.setup);
  if (flags.export !== undefined) return await exportTo(flags.export, options, flags, around);
  const kibana = await kibanaFromFlags(flags, around.env);
  const elasticsearch = config?.output?.elasticsearch;
  const isSaid = flags.elasticsearch ?? flags.cloudId ?? around.env.SSHWHY_ELASTICSEARCH_URL ?? elasticsearch;
  // Whoever names Kibana only gets Kibana only.
  const isWanted = kibana === undefined || isSaid;
  const first = isWanted ? await setupElasticsearch(flags, options, around, elasticsearch) : 0;
  if (kibana === undefined) return first;
  const { setupKibana } = await import('./setup-kibana.ts');
  return Math.max(first, await setupKibana(kibana, flags, around));
}

type Options = Omit<TemplateOptions, 'release' | 'serverless'>;

async function setupElasticsearch(
  flags: SetupFlags,
  options: Options,
  around: Surroundings,
  config: ElasticsearchSettings | undefined,
): Promise<number> {
  const { templates } = await import('../ship/elasticsearch/templates.ts');
  const { connect } = await import('../ship/elasticsearch/connect.ts');
  const { readSecrets } = await import('../ship/elasticsearch/secrets.ts');
  const settings = await elasticsearchFromFlags(flags, around.env, config);
  const connection = await connect(settings, await readSecrets(settings, around.env));
  try {
    const { release, serverless } = connection;
    const objects = templates(builtInParsers, { ...options, release, serverless });
    return flags.remove
      ? await removeAll(connection, objects, flags, around)
      : await installOrCheck(connection, objects, flags, around);
  } finally {
    await connection.client.close();
  }
}

/** Options go before the configuration. */
function readOptions(
  flags: SetupFlags,
  version: string,
  config: ShipSettings['setup'] = shipSettings.parse({}).setup,
): Options {
  const { retention = config.retention, priority = String(config.priority), geoip = config.geoip } = flags;
  // commander says true where --no-logsdb is not given.
  const logsdb = flags.logsdb !== false && config.logsdb;
  const chosen = [flags.check, flags.remove, flags.export].filter((flag) => flag !== undefined).length;
  if (chosen > 1) throw new UserError('two-jobs', '--check, --remove and --export do not go together');
  if (!retentionForm.test(retention)) {
    const message = `--retention ${JSON.stringify(retention)} is no length of time`;
    throw new UserError('bad-retention', message, 'Give days or hours, e.g. 90d, or forever.');
  }
  if (!/^\d{1,9}$/.test(priority)) {
    throw new UserError('bad-priority', `--priority ${JSON.stringify(priority)} is not a whole number`);
  }
  return {
    version,
    logsdb,
    geoip,
    priority: Number(priority),
    retention: retention === 'forever' ? undefined : retention,
  };
}

async function installOrCheck(
  { client }: Connection,
  objects: readonly InstalledObject[],
  { check, dryRun }: SetupFlags,
  { stdout }: Surroundings,
): Promise<number> {
  const { inspect, installAll } = await import('../ship/elasticsearch/install.ts');
  const tell = ({ kind, name }: InstalledObject, words: string) => stdout.write(`${kind} ${name}: ${words}\n`);
  const done = { same: 'as it should be', differs: 'replaced', missing: 'installed' };
  if (!check && !dryRun) {
    const problems = await installAll(client, objects, (object, before) => tell(object, done[before]));
    for (const problem of problems) {
      stdout.write(`indices that exist already keep their fields until the next one: ${forTerminal(problem)}\n`);
    }
    return 0;
  }
  const found = await inspect(client, objects);
  for (const { object, state } of found) {
    tell(object, state === 'same' ? done.same : check ? state : `would be ${done[state]}`);
  }
  return check && found.some(({ state }) => state !== 'same') ? 1 : 0;
}

async function removeAll(
  { client }: Connection,
  objects: readonly InstalledObject[],
  { dryRun }: SetupFlags,
  { stdout }: Surroundings,
): Promise<number> {
  const { inspect, remove } = await import('../ship/elasticsearch/install.ts');
  const found = await inspect(client, objects);
  let kept = 0;
  // What uses another one goes first.
  for (const { object, state } of found.toReversed()) {
    const there = dryRun ? (state === 'missing' ? 'not there' : 'would be removed') : await remove(client, object);
    if (there === 'in use') kept++;
    stdout.write(`${object.kind} ${object.name}: ${there}\n`);
  }
  stdout.write('Events and incidents are left as they are.\n');
  if (kept === 0) return 0;
  stdout.write(`What is in use can go once its data is gone: DELETE /_data_stream/logs-${dataset}-*\n`);
  return 1;
}

/** Everything as files: what Elasticsearch is told, and what Kibana imports. */
async function exportTo(
  folder: string,
  options: Options,
  { editable }: SetupFlags,
  { stdout }: Surroundings,
): Promise<number> {
  const { templates } = await import('../ship/elasticsearch/templates.ts');
  const { kibanaFiles } = await import('./setup-kibana.ts');
  const objects = templates(builtInParsers, { ...options, release: [9, 5], serverless: false });
  const files = objects.map(({ kind, name, path, body }) => ({
    name: join('elasticsearch', kind.replace(' ', '-'), `${name}.json`),
    text: `${JSON.stringify(body, null, 2)}\n`,
    use: `PUT ${path}`,
  }));
  for (const [name, text] of Object.entries(await kibanaFiles(editable))) {
    const id = basename(name, '.json');
    const use = name.endsWith('.ndjson') ? '/api/saved_objects/_import?overwrite=true' : `/api/alerting/rule/${id}`;
    files.push({ name: join('kibana', name), text, use: `POST ${use}` });
  }
  for (const { name, text, use } of files) {
    const path = join(folder, name);
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    } catch (error) {
      throw new UserError('cannot-write', `cannot write to ${path}: ${(error as Error).message}`);
    }
    stdout.write(`${path}: ${use}\n`);
  }
  return 0;
}
