import { access, constants, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../error.ts';
import { forTerminal } from '../report/safe-text.ts';
import { chooseInputs } from '../ship/config/inputs.ts';
import { readConfig, usualConfig } from '../ship/config/read-config.ts';
import type { ShipSettings } from '../ship/config/settings.ts';
import { lockState } from '../ship/state-lock.ts';
import { isThere } from '../source/is-there.ts';
import { allParsers } from './own-parsers.ts';
import { checkInputs, type Finding } from './ship-check-inputs.ts';
import { type ShipFlags, stateFolder } from './ship-flags.ts';
import { deadLettersOf } from './ship-output.ts';
import type { Surroundings } from './surroundings.ts';

const words = { ok: 'ok      ', note: 'note    ', missing: 'MISSING ' };

/**
 * `sshwhy ship --check`: says of each thing that shipping needs whether it is there, and what to do.
 * @returns 0, or 2 when something is missing
 */
export async function checkShip(flags: ShipFlags, around: Surroundings, version: string): Promise<number> {
  let isAll = true;
  const tell = ({ result, text, help }: Finding) => {
    if (result === 'missing') isAll = false;
    around.stdout.write(`${words[result]} ${forTerminal(text)}\n`);
    if (help !== undefined) around.stdout.write(`${' '.repeat(9)}→ ${forTerminal(help)}\n`);
  };
  const settings = await attempt(tell, async () => {
    const { settings: read, file } = await readConfig(flags.config, around.env);
    const where = file ?? `no ${usualConfig}: the environment and the defaults`;
    const own = (await allParsers(read.inputs.parsers, around.env)).length - (await allParsers([], {})).length;
    tell({ result: 'ok', text: `configuration: ${where}${own > 0 ? `, and ${own} own parsers` : ''}` });
    return read;
  });
  if (settings === undefined) return 2;
  for (const finding of await checkInputs(await chooseInputs(settings.inputs))) tell(finding);
  const state = stateFolder(flags, settings, around.env);
  await attempt(tell, async () => tell(await checkState(state)));
  await attempt(tell, () => checkOutput(settings, state, around, version, tell));
  return isAll ? 0 : 2;
}

/** What the user can mend is told, and the rest is looked at all the same. */
async function attempt<Result>(
  tell: (finding: Finding) => void,
  look: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    tell({ result: 'missing', text: error.message, ...(error.help === undefined ? {} : { help: error.help }) });
    return undefined;
  }
}

/** Nothing is made: what root makes here the service could not write to. */
async function checkState(state: string): Promise<Finding> {
  const isKnown = await isThere(join(state, 'lock'));
  if (isKnown) await (await lockState(state)).release();
  else if (!(await isWritable(state))) {
    throw new UserError(
      'no-state',
      `state folder ${state} cannot be written`,
      'Run as another user, or name another folder with --state.',
    );
  }
  return { result: 'ok', text: `state folder ${state} can be written, and no other shipper uses it` };
}

/** The folder, or where it will be made. */
async function isWritable(folder: string): Promise<boolean> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (!(await isThere(at))) {
      if (at === dirname(at)) return false;
      continue;
    }
    return await access(at, constants.W_OK | constants.X_OK).then(
      () => true,
      () => false,
    );
  }
}

async function checkOutput(
  settings: ShipSettings,
  state: string,
  { env }: Surroundings,
  version: string,
  tell: (finding: Finding) => void,
): Promise<void> {
  const { output } = settings;
  if (output?.elasticsearch !== undefined) {
    const letters = deadLettersOf(settings, state).path;
    if (!(await isWritable(dirname(letters)))) {
      tell({ result: 'missing', text: `${dirname(letters)} cannot be written`, help: 'Set dead_letters.path.' });
    }
    const { size } = await stat(letters).catch(() => ({ size: 0 }));
    if (size > 0)
      tell({
        result: 'note',
        text: `${letters} has documents that were refused`,
        help: 'Read why in it, mend that, then: sshwhy ship --replay-dead-letters.',
      });
    const { checkElasticsearch } = await import('./ship-check-elasticsearch.ts');
    for await (const finding of checkElasticsearch(settings, output.elasticsearch, env, version)) tell(finding);
  } else if (output?.file !== undefined) {
    const folder = dirname(resolve(output.file.path));
    const isGood = (await isThere(folder)) && (await isWritable(folder));
    tell(
      isGood
        ? { result: 'ok', text: `${folder} can be written` }
        : { result: 'missing', text: `${folder} cannot be written`, help: 'Set output.file.path.' },
    );
  } else if (output === undefined) {
    tell({
      result: 'missing',
      text: 'it is not said where to send to',
      help: 'Set output.elasticsearch.url, or SSHWHY_ELASTICSEARCH_URL.',
    });
  }
}
