import { dirname } from 'node:path';

/** What stands behind a name. */
export interface Inode {
  number: number;
  readonly isFolder: boolean;
  data: Buffer;
  /** Milliseconds since the epoch, as coarse as a kernel's. */
  modified: number;
  links: number;
  /** How often it is open. */
  opened: number;
  /** How often it was emptied. */
  emptied: number;
  /** The whole lines in it, by number. */
  lines: Set<number>;
  /** What opening or reading it fails with. */
  fault?: { readonly on: 'open' | 'read'; readonly code: string } | undefined;
}

const TICK = 4;

/**
 * A disk in memory in place of `node:fs/promises`, so that a seed determines what happens between any two calls of the
 * follower, and the time as well. It is as mean as real ones: coarse times, and numbers of inodes used again at once.
 */
export class PretendedDisk {
  /** Milliseconds since the epoch. */
  now = Date.UTC(2026, 10, 21);
  /** What others do before each call. */
  between: () => void = () => {};
  /** Text: a link leads there. */
  readonly names = new Map<string, Inode | string>();
  /** What the follower has open. */
  readonly held = new Map<Inode, number>();
  readonly #folders = new Map<string, number>();
  readonly #free: number[] = [];
  #last = 10;
  readonly #usesAgain: boolean;

  constructor(usesAgain: boolean) {
    this.#usesAgain = usesAgain;
  }

  /** What is there already stays. */
  create(path: string, isFolder = false): Inode {
    const before = this.find(path);
    if (before !== undefined) return before;
    const number = (this.#usesAgain ? this.#free.pop() : undefined) ?? ++this.#last;
    const inode: Inode = {
      ...{ number, isFolder, data: Buffer.alloc(0), modified: 0 },
      ...{ links: 1, opened: 0, emptied: 0, lines: new Set<number>() },
    };
    this.names.set(path, inode);
    this.#touch(inode);
    this.#changed(path);
    return inode;
  }

  append(inode: Inode, text: string | Buffer): void {
    if (text.length === 0) return;
    inode.data = Buffer.concat([inode.data, Buffer.from(text)]);
    this.#touch(inode);
  }

  empty(inode: Inode): void {
    inode.data = Buffer.alloc(0);
    inode.lines = new Set();
    inode.emptied++;
    this.#touch(inode);
  }

  rename(from: string, to: string): void {
    const what = this.names.get(from) as Inode | string;
    this.remove(to);
    this.names.delete(from);
    this.names.set(to, what);
    this.#changed(from);
    this.#changed(to);
  }

  remove(path: string): void {
    const what = this.names.get(path);
    if (what === undefined) return;
    this.names.delete(path);
    this.#changed(path);
    if (typeof what === 'string') return;
    what.links--;
    this.release(what);
  }

  link(target: string, path: string): void {
    this.names.set(path, target);
    this.#changed(path);
  }

  /** Nobody may have it any more. */
  release(inode: Inode): void {
    if (inode.links > 0 || inode.opened > 0 || inode.number < 0) return;
    this.#free.push(inode.number);
    inode.number = -1;
  }

  find(path: string): Inode | undefined {
    const what = this.names.get(this.realpath(path));
    return typeof what === 'string' ? undefined : what;
  }

  realpath(path: string): string {
    const what = this.names.get(path);
    return typeof what === 'string' ? this.realpath(what) : path;
  }

  #touch(inode: Inode): void {
    inode.modified = this.#coarse();
  }

  #changed(path: string): void {
    this.#folders.set(dirname(path), this.#coarse());
  }

  #coarse(): number {
    return Math.floor(this.now / TICK) * TICK;
  }

  /** What takes the place of `node:fs/promises`. */
  readonly calls = {
    stat: async (path: string, options?: { bigint?: boolean }) => {
      this.between();
      const folder = this.#folders.get(path);
      if (folder !== undefined) return stats({ number: 1, isFolder: true, modified: folder, data: '' }, options);
      return stats(this.#need(path), options);
    },
    realpath: async (path: string) => {
      this.between();
      this.#need(path);
      return this.realpath(path);
    },
    readlink: async (path: string) => {
      this.between();
      const what = this.names.get(path);
      if (typeof what !== 'string') throw failure('EINVAL', path);
      return what;
    },
    readdir: async (folder: string) => {
      this.between();
      return [...this.names.keys()]
        .filter((path) => dirname(path) === folder)
        .map((path) => path.slice(folder.length + 1));
    },
    open: async (path: string) => {
      this.between();
      const inode = this.#need(path);
      if (inode.fault?.on === 'open') throw failure(inode.fault.code, path);
      return this.#handle(inode, path);
    },
  };

  #handle(inode: Inode, path: string) {
    let isOpen = true;
    inode.opened++;
    this.held.set(inode, (this.held.get(inode) ?? 0) + 1);
    return {
      read: async (target: Buffer, at: number, length: number, position: number) => {
        this.between();
        if (!isOpen) throw failure('EBADF', path);
        if (inode.fault?.on === 'read') throw failure(inode.fault.code, path);
        if (inode.isFolder) throw failure('EISDIR', path);
        const start = Math.min(position, inode.data.length);
        return { bytesRead: inode.data.copy(target, at, start, Math.min(inode.data.length, position + length)) };
      },
      stat: async (options?: { bigint?: boolean }) => {
        this.between();
        if (!isOpen) throw failure('EBADF', path);
        return stats(inode, options);
      },
      close: async () => {
        this.between();
        if (!isOpen) return;
        isOpen = false;
        inode.opened--;
        const left = (this.held.get(inode) as number) - 1;
        if (left > 0) this.held.set(inode, left);
        else this.held.delete(inode);
        this.release(inode);
      },
    };
  }

  #need(path: string): Inode {
    const inode = this.find(path);
    if (inode === undefined) throw failure('ENOENT', path);
    return inode;
  }
}

function failure(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: '${path}'`), { code });
}

type Stated = Pick<Inode, 'number' | 'isFolder' | 'modified'> & { readonly data: Buffer | string };

function stats({ number, isFolder, modified, data }: Stated, options: { bigint?: boolean } = {}) {
  const kind = { isFile: () => !isFolder, isDirectory: () => isFolder };
  if (!options.bigint) return { ...kind, dev: 7, ino: number, size: data.length, mtimeMs: modified };
  const [mtimeMs, mtimeNs] = [BigInt(modified), BigInt(modified) * 1_000_000n];
  return { ...kind, dev: 7n, ino: BigInt(number), size: BigInt(data.length), mtimeMs, mtimeNs };
}

/** What `node:fs/promises` is replaced by: the same calls on the disk that is in use then. */
export function fileSystemOn(disk: () => PretendedDisk) {
  return {
    open: (path: string) => disk().calls.open(path),
    readdir: (path: string) => disk().calls.readdir(path),
    readlink: (path: string) => disk().calls.readlink(path),
    realpath: (path: string) => disk().calls.realpath(path),
    stat: (path: string, options?: { bigint?: boolean }) => disk().calls.stat(path, options),
  };
}
