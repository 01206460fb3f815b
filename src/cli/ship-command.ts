import { UserError } from '../error.ts';
import { chooseInputs } from '../ship/config/inputs.ts';
import { readConfig } from '../ship/config/read-config.ts';
import type { ShipSettings } from '../ship/config/settings.ts';
import { thisMachine } from '../ship/machine.ts';
import { type ShipOptions, Shipper } from '../ship/ship.ts';
import { lockState } from '../ship/state-lock.ts';
import { allParsers } from './own-parsers.ts';
import { tellMissing } from './ship-check-inputs.ts';
import { dryRun } from './ship-dry-run.ts';
import { type ShipFlags, stateFolder } from './ship-flags.ts';
import { ShipLog } from './ship-log.ts';
import { Operating } from './ship-operating.ts';
import { openOutputs, outputName, requireOutput } from './ship-output.ts';
import { heedSignals } from './signals.ts';
import type { Surroundings } from './surroundings.ts';

const STATUS_EVERY = 60_000;

/**
 * `sshwhy ship`: follows the logs and delivers what they say, until it is stopped.
 *
 * @returns the exit code: 0 stopped, or all done; 2 cannot go on, some input was
 *   unreadable with `--once`, or `--check` found something missing
 * @throws UserError for bad options, a bad configuration, and a state folder that is in use
 */
export async function shipCommand(flags: ShipFlags, around: Surroundings, version: string): Promise<number> {
  const jobs = { '--check': flags.check, '--dry-run': flags.dryRun, '--replay-dead-letters': flags.replayDeadLetters };
  const chosen = Object.entries(jobs).filter(([, isChosen]) => isChosen);
  if (chosen.length > 1) {
    throw new UserError('two-jobs', `${chosen.map(([name]) => name).join(' and ')} do not go together`);
  }
  if (flags.check) {
    const { checkShip } = await import('./ship-check.ts');
    return await checkShip(flags, around, version);
  }
  const { settings } = await readConfig(flags.config, around.env);
  const state = stateFolder(flags, settings, around.env);
  if (flags.replayDeadLetters) {
    const { replay } = await import('./ship-replay.ts');
    return await replay(settings, state, around);
  }
  const log = new ShipLog(around);
  await log.use(settings.log, version);
  try {
    if (flags.dryRun) return await dryRun(await shipOptions(settings, state, around, log), around, log);
    return await follow(settings, state, { flags, around, version, log });
  } catch (error) {
    // Who collects objects cannot do with our usual words for errors and bugs.
    if (!log.isJson || !(error instanceof Error)) throw error;
    log.fail(error);
    return 2;
  }
}

interface Run {
  readonly flags: ShipFlags;
  readonly around: Surroundings;
  readonly version: string;
  readonly log: ShipLog;
}

async function follow(first: ShipSettings, state: string, run: Run): Promise<number> {
  const { flags, around, version, log } = run;
  requireOutput(first);
  let next: ShipSettings | undefined = first;
  let options = await shipOptions(first, state, around, log);
  const lock = await lockState(state);
  const operating = new Operating(around, version, log);
  const { manager } = operating;
  let shipper: Shipper | undefined;
  let isStopped = false;
  const stop = () => {
    isStopped = true;
    manager.stopping();
    shipper?.stop();
  };
  const reload = async () => {
    manager.reloading();
    const loaded = await reloaded(options, state, run);
    if (loaded === undefined) return manager.ready();
    next = loaded.settings;
    options = loaded.options;
    shipper?.stop();
  };
  const letGo = heedSignals({ stop, reload: () => void reload() });
  try {
    let isAll = true;
    let isBlind = false;
    while (next !== undefined && !isStopped) {
      const settings: ShipSettings = next;
      next = undefined;
      await log.use(settings.log, version);
      if (!flags.once) await operating.apply(settings);
      const open = await openOutputs(settings, around, { state, version, setup: flags.setup ?? false });
      const every = statusEvery(settings, flags);
      shipper = new Shipper({
        ...options,
        once: flags.once ?? false,
        ...(every === undefined ? {} : { status: { every, version } }),
        onOpen: () => manager.ready(),
      });
      operating.begin(shipper);
      isBlind = await tellStart(settings, options, log);
      if (isStopped) break;
      isAll = await shipper.run(open);
    }
    const message = isAll
      ? 'stopped: all that was read is delivered'
      : 'stopped: what is not delivered yet will be after the next start';
    log.tell({ level: 'info', code: 'stopped', message });
    return flags.once && isBlind ? 2 : 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    log.fail(error);
    return 2;
  } finally {
    letGo();
    await operating.close();
    await lock.release();
  }
}

async function shipOptions(
  settings: ShipSettings,
  state: string,
  around: Surroundings,
  log: ShipLog,
): Promise<ShipOptions> {
  const { inputs, events, drain } = settings;
  return {
    inputs: await chooseInputs(inputs),
    events,
    drain,
    timeZone: inputs.time_zone,
    sshPorts: inputs.ssh_ports,
    parsers: await allParsers(inputs.parsers, around.env),
    state,
    machine: await thisMachine(),
    onNotice: (notice) => log.tell(notice),
  };
}

/** The configuration as it is now; undefined, and told, when it cannot be used. */
async function reloaded(before: ShipOptions, state: string, { flags, around, log }: Run) {
  try {
    const { settings } = await readConfig(flags.config, around.env);
    requireOutput(settings);
    const options = await shipOptions(settings, state, around, log);
    if (before.inputs.logs.includes('-')) throw new UserError('stdin', 'standard input cannot be begun again');
    if (stateFolder(flags, settings, around.env) !== state) {
      throw new UserError('state-changed', 'another state folder takes a restart');
    }
    log.tell({ level: 'info', code: 'reloaded', message: 'the configuration is read again' });
    return { settings, options };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    log.fail(error, 'the configuration is not changed: ');
    return undefined;
  }
}

async function tellStart(settings: ShipSettings, { inputs }: ShipOptions, log: ShipLog): Promise<boolean> {
  const sources = [...inputs.logs, ...(inputs.journal === undefined ? [] : ['the journal'])].join(', ');
  const message = `${sources} → ${outputName(requireOutput(settings))}`;
  log.tell({ level: 'info', code: 'started', message });
  return await tellMissing(inputs, log);
}

function statusEvery({ status, output }: ShipSettings, { once }: ShipFlags): number | undefined {
  if (status === false) return undefined;
  return status ?? (once || output?.stdout ? undefined : STATUS_EVERY);
}
