import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { gzipSync } from 'node:zlib';

/** Writes numbered lines into a log, and rotates it in every way. */
export class RotatedLog {
  readonly path: string;
  written = 0;

  constructor(path: string) {
    this.path = path;
  }

  write(count: number, path = this.path): void {
    for (let i = 0; i < count; i++) appendFileSync(path, this.next());
  }

  next(): string {
    this.written++;
    const clock = new Date(Date.UTC(2026, 10, 21, 1) + this.written * 1000).toISOString().slice(11, 19);
    return `Nov 21 ${clock} web1 sshd[${1000 + this.written}]: line number ${this.written}\n`;
  }

  get lines(): string[] {
    return Array.from({ length: this.written }, (_, i) => `line number ${i + 1}`);
  }

  #shift(): void {
    for (let number = 9; number >= 1; number--) {
      for (const end of ['', '.gz']) {
        const from = `${this.path}.${number}${end}`;
        if (existsSync(from)) renameSync(from, `${this.path}.${number + 1}${end}`);
      }
    }
  }

  rename(): void {
    this.#shift();
    renameSync(this.path, `${this.path}.1`);
    writeFileSync(this.path, '');
  }

  copyTruncate(): void {
    this.#shift();
    copyFileSync(this.path, `${this.path}.1`);
    truncateSync(this.path);
  }

  deleteAndCreate(): void {
    rmSync(this.path);
    writeFileSync(this.path, '');
  }

  compress(number: number): void {
    const path = `${this.path}.${number}`;
    writeFileSync(`${path}.gz`, gzipSync(readFileSync(path)));
    rmSync(path);
  }

  link(target: string): void {
    symlinkSync(target, `${this.path}.new`);
    renameSync(`${this.path}.new`, this.path);
  }
}

/** What happens to a log; `read` lets the follower come to its end, `restart` begins it anew from what it saved. */
export type Scenario = (
  log: RotatedLog,
  follower: { read(): Promise<void>; restart(meanwhile: () => void): Promise<void> },
) => Promise<void>;

export const whileRunning: Readonly<Record<string, Scenario>> = {
  'renamed, and a new file': async (log, { read }) => {
    log.write(5);
    await read();
    log.write(5);
    log.rename();
    log.write(5);
    await read();
  },
  'renamed, and still written to for a while': async (log, { read }) => {
    log.write(5);
    await read();
    log.rename();
    log.write(3, `${log.path}.1`);
    await read();
    log.write(3, `${log.path}.1`);
    log.write(3);
    await read();
  },
  'renamed several times before anybody looks': async (log, { read }) => {
    log.write(5);
    await read();
    for (let i = 0; i < 4; i++) {
      log.write(3);
      log.rename();
    }
    log.write(3);
    await read();
  },
  'copied and truncated': async (log, { read }) => {
    log.write(5);
    await read();
    log.write(5);
    log.copyTruncate();
    log.write(2);
    await read();
  },
  'copied and truncated, and longer than before when somebody looks': async (log, { read }) => {
    log.write(5);
    await read();
    log.write(5);
    log.copyTruncate();
    log.write(20);
    await read();
  },
  'copied and truncated several times before anybody looks': async (log, { read }) => {
    log.write(5);
    await read();
    for (let i = 0; i < 3; i++) {
      log.write(7);
      log.copyTruncate();
    }
    log.compress(2);
    log.write(20);
    await read();
  },
  'truncated to the very length it had': async (log, { read }) => {
    log.write(5);
    await read();
    const { size } = { size: readFileSync(log.path).length };
    truncateSync(log.path);
    while (readFileSync(log.path).length < size) log.write(1);
    await read();
  },
  'deleted, and a new file': async (log, { read }) => {
    log.write(5);
    await read();
    log.write(5);
    log.deleteAndCreate();
    log.write(20);
    await read();
  },
  'gone for a while': async (log, { read }) => {
    log.write(5);
    await read();
    renameSync(log.path, `${log.path}.1`);
    log.write(2, `${log.path}.1`);
    await read();
    log.write(5);
    await read();
  },
  'compressed at once': async (log, { read }) => {
    log.write(5);
    await read();
    log.write(5);
    log.rename();
    log.compress(1);
    log.write(5);
    log.rename();
    log.compress(1);
    log.write(5);
    await read();
  },
};

export const whileStopped: Readonly<Record<string, Scenario>> = {
  'nothing happened': async (log, { restart }) => {
    log.write(5);
    await restart(() => {});
  },
  'only written to': async (log, { restart }) => {
    log.write(5);
    await restart(() => log.write(5));
  },
  'renamed several times, the older ones compressed': async (log, { restart }) => {
    log.write(5);
    await restart(() => {
      for (let i = 0; i < 4; i++) {
        log.write(3);
        log.rename();
      }
      log.compress(2);
      log.compress(3);
      log.compress(4);
      log.write(3);
    });
  },
  'copied and truncated, twice, compressed, and longer than before': async (log, { restart }) => {
    log.write(5);
    await restart(() => {
      log.write(2);
      log.copyTruncate();
      log.compress(1);
      log.write(4);
      log.copyTruncate();
      log.write(30);
    });
  },
  'deleted and made anew, perhaps with the same inode': async (log, { restart }) => {
    log.write(5);
    await restart(() => {
      rmSync(log.path);
      log.write(30);
    });
  },
  'replaced by a longer copy of itself (rsync)': async (log, { restart }) => {
    log.write(5);
    await restart(() => {
      copyFileSync(log.path, `${log.path}.tmp`);
      renameSync(`${log.path}.tmp`, log.path);
      log.write(5);
    });
  },
};
