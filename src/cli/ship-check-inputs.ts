import { spawn } from 'node:child_process';
import { glob, open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { InputSettings } from '../ship/live-inputs.ts';
import type { ShipLog } from './ship-log.ts';

/** One thing that was looked at. `note`: worth knowing, and no hindrance. */
export interface Finding {
  readonly result: 'ok' | 'note' | 'missing';
  readonly text: string;
  /** What to do about it. */
  readonly help?: string;
}

/** Whether each log, and the journal, can be read by this user. */
export async function checkInputs({ logs, journal }: InputSettings): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const log of logs) {
    if (log === '-') findings.push({ result: 'ok', text: 'standard input' });
    else findings.push(...(await checkLog(log)));
  }
  if (journal !== undefined) findings.push(await checkJournal(journal));
  return findings;
}

/**
 * What cannot be read, as warnings: it is tried again and again all the same.
 * @returns whether there is anything of that
 */
export async function tellMissing(inputs: InputSettings, log: ShipLog): Promise<boolean> {
  const missing = (await checkInputs(inputs)).filter(({ result }) => result === 'missing');
  for (const { text: message, help } of missing) log.tell({ level: 'warn', code: 'unreadable', message, help });
  return missing.length > 0;
}

async function checkLog(log: string): Promise<Finding[]> {
  const paths: string[] = [];
  if (/[*?[{]/.test(log)) for await (const path of glob(log)) paths.push(resolve(path));
  else paths.push(resolve(log));
  if (paths.length === 0) return [{ result: 'note', text: `${log}: no such file yet; followed when there is one` }];
  return await Promise.all(paths.sort().map(checkFile));
}

async function checkFile(path: string): Promise<Finding> {
  try {
    const file = await open(path);
    const isFile = (await file.stat()).isFile();
    await file.close();
    if (isFile) return { result: 'ok', text: `${path} can be read` };
    return { result: 'missing', text: `${path} is no file`, help: 'Name the log itself, or a glob such as DIR/*.log.' };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { result: 'note', text: `${path}: not there yet; followed when it appears` };
    if (code !== 'EACCES' && code !== 'EPERM') return { result: 'missing', text: `${path} cannot be read: ${message}` };
    const help = 'Run as a user of the group that owns it, adm on Debian (SupplementaryGroups=adm in the unit).';
    return { result: 'missing', text: `${path} cannot be read: no permission`, help };
  }
}

async function checkJournal(matches: readonly string[]): Promise<Finding> {
  const said: string[] = [];
  const child = spawn('journalctl', ['--lines=1', '--output=cat', '--no-pager', '--quiet', ...matches], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child.stderr.on('data', (text: Buffer) => said.push(text.toString()));
  const code = await new Promise<number | null>((done) => {
    child.once('error', () => done(null));
    child.once('close', done);
  });
  if (code === 0) return { result: 'ok', text: 'the journal can be read' };
  const reason =
    code === null ? 'no journalctl' : said.join('').trim().split('\n').at(-1) || `journalctl: exit ${code}`;
  const help = 'Run as a user of the group systemd-journal, or take inputs.journal out.';
  return { result: 'missing', text: `the journal cannot be read: ${reason}`, help };
}
