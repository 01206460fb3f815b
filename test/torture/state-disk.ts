import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** The state folder on a small disk of its own, which can be filled. */
export class StateDisk {
  readonly path: string;
  /** Whether it is a disk of its own: only root can make one. */
  readonly canFill: boolean;

  constructor(path: string) {
    this.path = path;
    mkdirSync(path);
    this.canFill = isMounted(path);
  }

  fill(): void {
    const file = openSync(join(this.path, 'filler'), 'w');
    try {
      for (let size = 1 << 20; size > 0; ) {
        try {
          writeSync(file, Buffer.alloc(size));
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
          size >>= 1;
        }
      }
    } finally {
      closeSync(file);
    }
  }

  free(): void {
    rmSync(join(this.path, 'filler'), { force: true });
  }

  /** Its content is gone then, if it is a disk of its own. */
  remove(): void {
    if (this.canFill) execFileSync('umount', ['--lazy', this.path]);
  }
}

function isMounted(path: string): boolean {
  if (process.getuid?.() !== 0) return false;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32m,mode=700', 'tmpfs', path], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
