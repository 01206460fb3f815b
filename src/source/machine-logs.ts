import { access, constants, readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { UserError } from '../error.ts';
import { knownLogs } from './choose-logs.ts';
import type { LogStream } from './log-stream.ts';
import { type Inputs, resolveInputs } from './resolve-inputs.ts';
import { readLogName } from './rotation.ts';

const logFolder = '/var/log';

/** They name the rules of TCP wrappers, and the bans of tools that write them. */
const hostsFiles = ['hosts.allow', 'hosts.deny'];

/** The machine's own logs, as far as they exist; no stream at all where only the journal is kept. */
export async function machineLogs(folder: string = logFolder, etc: string = '/etc'): Promise<Inputs> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const logs = entries.filter((entry) => !entry.isDirectory() && knownLogs.has(readLogName(entry.name).base));
  const beside =
    logs.length === 0 ? [] : (await readdir(etc).catch(() => [])).filter((name) => hostsFiles.includes(name));
  return await resolveInputs([
    ...logs.map((entry) => join(folder, entry.name)),
    ...beside.map((name) => join(etc, name)),
  ]);
}

/**
 * The machine's journal, read through journalctl.
 * @throws UserError `no-logs` where there is no journalctl
 */
export async function journalStream(): Promise<LogStream> {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const runnable = await Promise.all(
    folders.map((folder) =>
      access(join(folder, 'journalctl'), constants.X_OK).then(
        () => true,
        () => false,
      ),
    ),
  );
  if (!runnable.includes(true)) {
    throw new UserError(
      'no-logs',
      `this machine has no logs of its own: none in ${logFolder}, and no journalctl`,
      'name a log file, a folder with logs, or - for standard input',
    );
  }
  const command = ['journalctl', '-o', 'json', '--no-pager'];
  return { name: 'journal', files: [{ path: 'journalctl', size: 0, command }] };
}
