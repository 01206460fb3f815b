import type { LogFile } from '../event.ts';

/** A file (or pipe, or program's output) that will be read. */
export interface InputFile extends LogFile {
  /** Bytes on disk, as stored (before decompression); 0 where nobody knows: stdin, pipes, programs. */
  readonly size: number;
  /** Set where the lines are the output of a program: its name and arguments. `path` is then only for show. */
  readonly command?: readonly string[];
}

/** One log with its rotated files, oldest first; `name` is the path of the log without rotation suffix. */
export interface LogStream {
  readonly name: string;
  readonly files: readonly InputFile[];
}

/** Something that was not read, or not to its end. It is named to the user; the rest goes on. */
export interface SourceProblem {
  readonly path: string;
  /** What and why, in one sentence that begins with the path. */
  readonly message: string;
  /** What to do about it. */
  readonly help: string;
}

export function noPermission(path: string): SourceProblem {
  return {
    path,
    message: `${path}: no permission to read it`,
    help: 'run as root (sudo), or join the group that may read logs: adm or systemd-journal',
  };
}
