import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '../source/scratch-folder.ts';

/** A folder with `logs` in it, where `config` may be written, and the options that make `sshwhy ship` use it and `state` in it. */
export function shipFolder(): { folder: string; config: string; flags: string[] } {
  const folder = scratchFolder();
  mkdirSync(join(folder, 'logs'));
  const config = join(folder, 'sshwhy.yml');
  return { folder, config, flags: ['--config', config, '--state', join(folder, 'state')] };
}
