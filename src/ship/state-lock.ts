import { spawn } from 'node:child_process';
import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../error.ts';

/** Keeps others from the state folder while it is held. */
export interface StateLock {
  release(): Promise<void>;
}

/**
 * Makes the state folder, and takes its lock: flock(2) on a file in it, through util-linux's or busybox's `flock`, which
 * locks the open file that it shares with us. The system lets go of it when we end, however we end.
 * @throws UserError `state-in-use` when another shipper holds it, `no-state` when the folder cannot be written
 */
export async function lockState(folder: string): Promise<StateLock> {
  const path = join(folder, 'lock');
  let file: FileHandle;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    file = await open(path, 'a+', 0o600);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'EACCES' || code === 'EPERM' ? 'no permission' : code === 'EROFS' ? 'read-only' : message;
    const help = 'Name another folder with --state, or make it writable for the user that runs sshwhy.';
    throw new UserError('no-state', `state folder ${folder} cannot be written: ${reason}`, help);
  }
  if (!(await lock(file))) {
    const holder = (await readFile(path, 'utf8').catch(() => '')).trim();
    await file.close();
    const who = /^\d+$/.test(holder) ? ` (process ${holder})` : '';
    const help = 'Stop the other one, or give this one a state folder of its own with --state.';
    throw new UserError('state-in-use', `state folder ${folder} is in use by another sshwhy ship${who}`, help);
  }
  // It only names the holder; a full disk must not keep us from starting.
  await file.truncate(0);
  await file.write(`${process.pid}\n`, 0).catch(() => {});
  return { release: () => file.close() };
}

/** @throws UserError `no-program` */
async function lock(file: FileHandle): Promise<boolean> {
  const child = spawn('flock', ['-n', '3'], { stdio: ['ignore', 'ignore', 'ignore', file.fd] });
  return await new Promise((resolve, reject) => {
    child.once('error', () => {
      const message = 'the program flock is needed to guard the state folder, and is not installed';
      reject(new UserError('no-program', message, 'apt-get install util-linux'));
    });
    child.once('close', (code) => resolve(code === 0));
  });
}
