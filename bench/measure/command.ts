import { spawn } from 'node:child_process';
import { gnuTime, takeTimeFile } from './gnu-time.ts';
import { watchProcess } from './watch-process.ts';

export interface Command {
  readonly title: string;
  readonly argv: readonly string[];
}

export interface Measure {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly peakMebibytes: number;
  readonly output: string;
}

/**
 * Runs one whole process. Its output goes to a pipe, not to /dev/null: GNU grep stops at the first hit when it sees /dev/null.
 * CPU and memory come from GNU time where it is installed (10 ms steps), else from polling /proc (lower bounds).
 */
export async function measure({ title, argv }: Command): Promise<Measure> {
  const timed = gnuTime();
  const [program = '', ...rest] = timed === undefined ? argv : [...timed.argv, ...argv];
  const started = performance.now();
  const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'C' } });
  const watch = timed === undefined && child.pid !== undefined ? watchProcess(child.pid) : undefined;
  const output: string[] = [];
  const complaints: string[] = [];
  child.stdout.on('data', (data: Buffer) => output.push(data.toString('latin1')));
  child.stderr.on('data', (data: Buffer) => complaints.push(data.toString('latin1')));
  // `exit` and not `close`: what is measured ends with the process; then the pipes are read out.
  const closed = new Promise((resolve) => child.once('close', resolve));
  const status = await new Promise<number | string>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  const wallSeconds = (performance.now() - started) / 1000;
  const usage = watch?.stop() ?? takeTimeFile(timed?.file);
  await closed;
  if (status !== 0) throw new Error(`${title} ended with ${status}: ${argv.join(' ')}\n${complaints.join('')}`);
  return { wallSeconds, ...usage, output: output.join('') };
}
