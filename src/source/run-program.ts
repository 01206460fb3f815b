import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { UserError } from '../error.ts';
import { type ByteSource, piecesOf, sourceOf } from './byte-source.ts';

/** The output of a program that reads nothing. */
export function programOutput(command: readonly string[]): ByteSource {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = ending(child, program, child.stderr, `install ${program}`);
  return sourceOf(outputOf(child.stdout, ended), () => stop(child));
}

/**
 * The output of a program that gets `source` as its input.
 * @param debianPackage  where to find the program, for the help
 */
export function filterThrough(command: readonly string[], debianPackage: string, source: ByteSource): ByteSource {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = ending(child, program, child.stderr, `apt-get install ${debianPackage}`);
  const feeding = feed(source, child.stdin);
  // Where both break off, what broke the input comes first.
  const bothEnded = feeding.then(() => ended);
  bothEnded.catch(() => {});
  return sourceOf(outputOf(child.stdout, bothEnded), async () => {
    stop(child);
    await source.close();
    await bothEnded.catch(() => {});
  });
}

async function* outputOf(stdout: Readable, ended: Promise<void>): AsyncGenerator<Buffer> {
  try {
    yield* stdout;
  } finally {
    stdout.destroy();
  }
  await ended;
}

/** Resolves when the program ended well, rejects with what it said when not. */
function ending(child: ChildProcess, program: string, stderr: Readable, help: string): Promise<void> {
  let said = '';
  stderr.on('data', (chunk: Buffer) => {
    if (said.length < 1000) said += chunk.toString('latin1');
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      const missing = new UserError('no-program', `${program} is needed to read this and is not installed`, help);
      reject(error.code === 'ENOENT' ? missing : error);
    });
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(complaint(said, program) ?? `${program} ended with ${signal ?? `exit code ${code}`}`));
    });
  });
  ended.catch(() => {});
  return ended;
}

/** Of what a program wrote to stderr, the line that says what is wrong: bzip2 goes on with advice. */
function complaint(said: string, program: string): string | undefined {
  const lines = said.split('\n').map((line) => line.trim());
  return lines.find((line) => line.startsWith(`${program}: `)) ?? lines.findLast((line) => line !== '');
}

async function feed(source: ByteSource, input: Writable): Promise<void> {
  // The program may end before its input does (EPIPE); how it ended tells why.
  input.on('error', () => {});
  const closed = new Promise<void>((resolve) => input.once('close', () => resolve()));
  try {
    for await (const piece of piecesOf(source)) {
      if (input.destroyed) return;
      if (input.write(piece)) continue;
      await Promise.race([new Promise<void>((resolve) => input.once('drain', () => resolve())), closed]);
    }
  } finally {
    input.end();
  }
}

/** Also lets go of its pipes: a child counts as closed only when nobody waits for its output any more. */
function stop(child: ChildProcess): void {
  for (const pipe of child.stdio) pipe?.destroy();
  if (child.exitCode === null) child.kill('SIGKILL');
}
