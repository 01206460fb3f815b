import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { RotatedLog, whileRunning } from './rotations.ts';
import { scratchFolder } from './scratch-folder.ts';

/**
 * Why logs are not followed with the npm package `tail-file`: what it does with the rotations that src/source/tail.ts is
 * held to in tail.test.ts. It takes notice of the directory's events and then of the newest file only, knows a truncated
 * file by its being shorter, and hears nothing on file systems without notifications.
 */
interface TailFile {
  on(event: 'line', listener: (line: string) => void): void;
  on(event: 'eof' | 'error' | 'ready', listener: () => void): void;
  start(): void;
  stop(): Promise<unknown>;
}

const { default: TailFile } = (await import('tail-file' as string)) as {
  default: new (path: string, options: object) => TailFile;
};

const fails = [
  'renamed several times before anybody looks',
  'copied and truncated',
  'copied and truncated, and longer than before when somebody looks',
  'copied and truncated several times before anybody looks',
  'truncated to the very length it had',
  'compressed at once',
];

/** What it gives, in order. */
async function followed(name: string): Promise<{ texts: string[]; written: string[] }> {
  const log = new RotatedLog(join(scratchFolder(), 'auth.log'));
  const texts: string[] = [];
  let heard = 0;
  log.write(1);
  const tail = new TailFile(log.path, { startPos: 'start', encoding: 'latin1', force: true });
  tail.on('line', (line) => texts.push(line.replace(/^.*?: /, '')));
  for (const event of ['eof', 'error', 'ready'] as const) tail.on(event, () => heard++);
  tail.start();
  onTestFinished(() => tail.stop().then(() => {}));
  /** Until it is silent. */
  const read = async () => {
    for (let before = -1; before !== heard + texts.length; ) {
      before = heard + texts.length;
      await delay(150);
    }
  };
  await whileRunning[name]?.(log, { read, restart: () => Promise.resolve() });
  await read();
  return { texts, written: log.lines };
}

test.fails.each(fails)('tail-file loses or repeats lines: %s', async (name) => {
  const { texts, written } = await followed(name);
  expect(texts.sort()).toEqual(written.sort());
});
