import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readlinkSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBatches } from '../../src/source/read-batches.ts';
import { batchText, readAll, streamOf } from './read-all.ts';
import { scratchFolder } from './scratch-folder.ts';

const many = (count: number) => Array.from({ length: count }, (_, index) => `line ${index} of some length\n`).join('');

test('the chunk size does not show', async () => {
  const folder = scratchFolder();
  const path = join(folder, 'auth.log');
  const part = fc.constantFrom('a', '\n', '\r\n', '\0', '\xff', '\xc3\xa9', 'Nov  1 ', 'x'.repeat(70_000));
  const contents = fc.array(part, { maxLength: 40 }).map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(contents, fc.integer({ min: 1, max: 200_000 }), async (content, chunkSize) => {
      writeFileSync(path, content, 'latin1');
      const { lines, long, problems } = await readAll(streamOf(path), { chunkSize });
      let offset = 0;
      const expected = content.split('\n').map((text, index) => {
        const start = offset;
        offset += text.length + 1;
        return { text: text.slice(0, 65_536), offset: start, number: index + 1 };
      });
      if (expected.at(-1)?.text === '') expected.pop();
      expect(lines).toEqual(expected);
      expect(long).toBe(content.split('\n').filter((line) => line.length > 65_536).length);
      // A file of NULs and little else may count as binary; this alphabet does not reach that.
      expect(problems).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('bytes stay as they are, and a missing last line end is added', async () => {
  const content = 'a\r\nb\0c\n\xc3\xa9\xff\xfe\n\nlast';
  const folder = scratchFolder({ log: content, ascii: 'plain\n' });
  const { text, batches } = await readAll(streamOf(join(folder, 'log')));
  expect(text).toBe(`${content}\n`);
  expect(batches[0]?.ascii).toBe(false);
  expect((await readAll(streamOf(join(folder, 'ascii')))).batches).toEqual([
    { file: { path: join(folder, 'ascii'), size: 0 }, text: 'plain\n', offset: 0, ascii: true },
  ]);
});

test('an empty file gives nothing', async () => {
  const folder = scratchFolder({ log: '' });
  expect(await readAll(streamOf(join(folder, 'log')))).toMatchObject({ batches: [], problems: [] });
});

test('files follow each other, each with its own offsets and numbers', async () => {
  const folder = scratchFolder({ 'log.1': 'a\nb', log: 'c\n' });
  const { lines } = await readAll(streamOf(join(folder, 'log.1'), join(folder, 'log')));
  expect(lines).toEqual([
    { text: 'a', offset: 0, number: 1 },
    { text: 'b', offset: 2, number: 2 },
    { text: 'c', offset: 0, number: 1 },
  ]);
});

test('bytes read are told, as stored', async () => {
  const folder = scratchFolder({ log: many(1000) });
  let bytes = 0;
  await readAll(streamOf(join(folder, 'log')), { chunkSize: 1000, onBytes: (count) => (bytes += count) });
  expect(bytes).toBe(many(1000).length);
});

test('a file that is gone, and a folder in its place, are named; the rest is read', async () => {
  const folder = scratchFolder({ log: 'x\n' });
  mkdirSync(join(folder, 'log.1'));
  const { text, problems } = await readAll(streamOf(join(folder, 'log.2'), join(folder, 'log.1'), join(folder, 'log')));
  expect(text).toBe('x\n');
  expect(problems.map(({ path }) => path)).toEqual([join(folder, 'log.2'), join(folder, 'log.1')]);
  expect(problems[0]?.message).toContain('gone');
});

test('a file that shrinks while it is read is named, what was read is kept', async () => {
  const folder = scratchFolder({ log: many(10_000) });
  const problems: unknown[] = [];
  let text = '';
  const options = { chunkSize: 1000, onProblem: (problem: unknown) => problems.push(problem) };
  for await (const batch of readBatches(streamOf(join(folder, 'log')), options)) {
    if (text === '') truncateSync(join(folder, 'log'), 5000);
    text += batchText(batch);
  }
  expect(many(10_000).startsWith(text)).toBe(true);
  expect(problems).toEqual([
    expect.objectContaining({ message: expect.stringMatching(/was cut while it was read.*stopped at byte \d+/) }),
  ]);
});

test('what is written while the file is read is left for the next time', async () => {
  const folder = scratchFolder({ log: many(10) });
  let text = '';
  for await (const batch of readBatches(streamOf(join(folder, 'log')), { chunkSize: 10 })) {
    writeFileSync(join(folder, 'log'), 'more and more and more\n', { flag: 'a' });
    text += batchText(batch);
  }
  expect(text).toBe(many(10));
});

const openFiles = (folder: string) =>
  readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(folder);
    } catch {
      return false;
    }
  });

test.skipIf(process.platform !== 'linux').each(['plain', 'gz', 'zst', 'xz', 'bz2'])(
  'leaving early closes the file and ends programs: %s',
  async (kind) => {
    const folder = scratchFolder({ plain: many(300_000) });
    if (kind === 'zst') execFileSync('zstd', ['-q', 'plain', '-o', 'zst'], { cwd: folder });
    else if (kind !== 'plain') {
      const tool = { gz: 'gzip', xz: 'xz', bz2: 'bzip2' }[kind] ?? '';
      writeFileSync(join(folder, kind), execFileSync(tool, ['-c', '-1', 'plain'], { cwd: folder, maxBuffer: 1e8 }));
    }
    for await (const batch of readBatches(streamOf(join(folder, kind)), { chunkSize: 1000 })) {
      expect(batch.bytes.length).toBeGreaterThan(0);
      break;
    }
    expect(openFiles(folder)).toEqual([]);
    const children = execFileSync('ps', ['-o', 'args=', '--ppid', String(process.pid)], { encoding: 'latin1' });
    expect(children).not.toMatch(/^(xz|bzip2) -dc/m);
    rmSync(folder, { recursive: true });
  },
);

const readStdin = `
  import { readBatches } from ${JSON.stringify(join(import.meta.dirname, '../../src/source/read-batches.ts'))};
  for await (const batch of readBatches({ name: '-', files: [{ path: '-', size: 0 }] }, { onProblem: console.error })) {
    process.stdout.write(JSON.stringify([batch.file.path, Buffer.from(batch.bytes).toString('latin1'), batch.offset]));
    if (process.env.LEAVE) break;
  }`;

async function throughStdin(input: Buffer, leave = ''): Promise<string> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', readStdin], {
    env: { ...process.env, LEAVE: leave },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.on('error', () => {});
  child.stdin.write(input);
  if (!leave) child.stdin.end();
  let output = '';
  for await (const chunk of child.stdout) output += chunk;
  return output;
}

test('standard input, plain and compressed', async () => {
  const folder = scratchFolder({ log: 'a\nb\n' });
  const expected = JSON.stringify(['-', 'a\nb\n', 0]);
  expect(await throughStdin(Buffer.from('a\nb\n'))).toBe(expected);
  for (const tool of ['gzip', 'zstd', 'xz', 'bzip2']) {
    expect(await throughStdin(execFileSync(tool, ['-c', 'log'], { cwd: folder })), tool).toBe(expected);
  }
  expect(await throughStdin(Buffer.alloc(0))).toBe('');
});

test('leaving standard input early lets the process end, though the writer stays', async () => {
  expect(await throughStdin(Buffer.alloc(2_000_000, 'abc\n'), 'yes')).toMatch(/^\["-"/);
});
