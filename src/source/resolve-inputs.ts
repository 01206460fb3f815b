import { glob, readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../error.ts';
import { chooseLogs, knownLogs } from './choose-logs.ts';
import { inspectFile } from './inspect-file.ts';
import { type InputFile, type LogStream, noPermission, type SourceProblem } from './log-stream.ts';
import { compare, inTimeOrder, type LogName, readLogName } from './rotation.ts';

export interface Inputs {
  /** Sorted by name. */
  readonly streams: LogStream[];
  readonly problems: SourceProblem[];
}

interface NamedFile extends InputFile {
  readonly logName: LogName;
}

/**
 * From what the user named (files, folders, globs, `-` for stdin) to the logs to read. The order of `paths` does not
 * matter; a file named twice, or by two names, is read once.
 * @throws UserError `no-such-file` for a path that names nothing, `no-logs` for a folder without logs
 */
export async function resolveInputs(paths: readonly string[]): Promise<Inputs> {
  const problems = new Map<string, SourceProblem>();
  const found = new Set<string>();
  for (const path of paths) {
    for (const file of await expand(path, problems)) found.add(file);
  }
  const files = new Map<string, NamedFile>();
  const streams: LogStream[] = [];
  // The shortest of a file's names is the one to show.
  for (const path of [...found].sort((a, b) => compare(a.length, b.length) || compare(a, b))) {
    if (path === '-') {
      streams.push({ name: '-', files: [{ path: '-', size: 0 }] });
      continue;
    }
    const inspected = await inspectFile(path);
    if (inspected.kind === 'problem') problems.set(path, inspected.problem);
    if (inspected.kind !== 'file' || files.has(inspected.identity)) continue;
    files.set(inspected.identity, { ...inspected.file, logName: readLogName(basename(path)) });
  }
  streams.push(...toStreams([...files.values()], problems));
  return {
    streams: streams.sort((a, b) => compare(a.name, b.name)),
    problems: [...problems.values()].sort((a, b) => compare(a.path, b.path)),
  };
}

/** The files that one path of the user stands for. */
async function expand(path: string, problems: Map<string, SourceProblem>): Promise<string[]> {
  if (path === '-') return [path];
  const { kind } = await inspectFile(path);
  if (kind === 'folder') return await logsIn(path, problems);
  if (kind !== 'missing') return [path];
  const matches: string[] = [];
  if (/[*?[{]/.test(path)) {
    for await (const match of glob(path)) {
      if ((await inspectFile(match)).kind !== 'folder') matches.push(match);
    }
  }
  if (matches.length > 0) return matches;
  throw new UserError(
    'no-such-file',
    `no such file: ${path} (looked in ${resolve(dirname(path))})`,
    'check the name; give a log file, a folder with logs, or - for standard input',
  );
}

async function logsIn(folder: string, problems: Map<string, SourceProblem>): Promise<string[]> {
  let names: string[];
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    names = chooseLogs(entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EACCES' && code !== 'EPERM') throw error;
    problems.set(folder, noPermission(folder));
    return [];
  }
  if (names.length > 0) return names.map((name) => join(folder, name));
  throw new UserError(
    'no-logs',
    `folder ${folder} holds no logs: looked for ${[...knownLogs].join(', ')} and *.log, with their rotated files`,
    'name a file, or the folder that holds the logs (folders inside it are not searched)',
  );
}

function toStreams(files: readonly NamedFile[], problems: Map<string, SourceProblem>): LogStream[] {
  const sets = Map.groupBy(files, ({ path, logName }) => join(resolve(dirname(path)), logName.base));
  return [...sets.values()].map((set) => ({
    name: join(dirname(set[0]?.path ?? ''), set[0]?.logName.base ?? ''),
    files: inTimeOrder(withoutTwins(set, problems)).map(({ logName: _, ...file }) => file),
  }));
}

/** `auth.log.1` beside `auth.log.1.gz` is one rotation twice (an interrupted gzip leaves it so): only one is read. */
function withoutTwins(set: readonly NamedFile[], problems: Map<string, SourceProblem>): NamedFile[] {
  const kept = new Map<string, NamedFile>();
  for (const file of set.toSorted((a, b) => compare(a.path.length, b.path.length) || compare(a.path, b.path))) {
    const twin = kept.get(file.logName.plain);
    if (!twin) {
      kept.set(file.logName.plain, file);
      continue;
    }
    const message = `${file.path}: left out, ${twin.path} is the same log uncompressed`;
    problems.set(file.path, { path: file.path, message, help: 'if they differ, give them in two runs' });
  }
  return [...kept.values()];
}
