import { readFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { alertRules, installRules, removeRules, ruleBody } from '../kibana/alert-rules.ts';
import { kibanaClient } from '../kibana/client.ts';
import { importObjects } from '../kibana/import-objects.ts';
import { compareObjects, readNdjson, removeObjects } from '../kibana/installed-objects.ts';
import type { KibanaSettings } from '../kibana/settings.ts';
import { forTerminal } from '../report/safe-text.ts';
import type { Surroundings } from './surroundings.ts';

/** What is to be done with Kibana, as the options of `setup` say. */
export interface KibanaJob {
  readonly check?: boolean;
  readonly dryRun?: boolean;
  readonly remove?: boolean;
  readonly rules?: boolean;
  readonly editable?: boolean;
}

/**
 * The Kibana part of `sshwhy setup`: data views, searches and dashboards, and with `rules` the alert rules.
 * @returns 1 when `check` found something missing or different, else 0
 * @throws UserError that says what Kibana has against it
 */
export async function setupKibana(settings: KibanaSettings, job: KibanaJob, { stdout }: Surroundings): Promise<number> {
  const ndjson = await savedObjects(job.editable);
  const ours = readNdjson(ndjson);
  const kibana = kibanaClient(settings);
  const say = (line: string) => stdout.write(`${forTerminal(line)}\n`);
  try {
    if (job.remove && job.dryRun) {
      say(`Kibana: ${ours.length} objects and ${alertRules.length} alert rules would be removed, those that are there`);
      return 0;
    }
    if (job.remove) {
      say(`Kibana: ${await removeObjects(kibana, ours)} objects removed, ${await removeRules(kibana)} alert rules`);
      return 0;
    }
    if (job.check || job.dryRun) {
      const states = await compareObjects(kibana, ours);
      const words = { same: 'as it should be', differs: 'differs', missing: 'missing' };
      const todo = { same: words.same, differs: 'would be replaced', missing: 'would be installed' };
      const installed = states.find(({ version }) => version !== undefined)?.version;
      say(`Kibana: ${installed === undefined ? 'not installed' : `installed by sshwhy ${installed}`}`);
      for (const { type, title, state } of states) say(`${type} ${title}: ${(job.check ? words : todo)[state]}`);
      return job.check && states.some(({ state }) => state !== 'same') ? 1 : 0;
    }
    say(`Kibana: ${await importObjects(kibana, ndjson)} objects installed (data views, searches, dashboards)`);
    if (!job.rules) return 0;
    const created = await installRules(kibana);
    const kept = alertRules.length - created.length;
    say(`Kibana: ${created.length} alert rules installed, disabled; ${kept} were there and stay as they are`);
    return 0;
  } finally {
    await kibana.close();
  }
}

/** What a team keeps that installs by other means: file name → content. */
export async function kibanaFiles(editable?: boolean): Promise<Readonly<Record<string, string>>> {
  const rules = alertRules.map((rule) => [`rules/${rule.id}.json`, `${JSON.stringify(ruleBody(rule), null, 2)}\n`]);
  return { 'sshwhy.ndjson': await savedObjects(editable), ...Object.fromEntries(rules) };
}

async function savedObjects(editable = false): Promise<string> {
  const root = dirname(findPackageJSON('..', import.meta.url) as string);
  const ndjson = await readFile(join(root, 'dashboards/sshwhy.ndjson'), 'utf8');
  return editable ? ndjson.replaceAll('"managed":true', '"managed":false') : ndjson;
}
