import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { readAll, streamOf } from './read-all.ts';
import { scratchFolder } from './scratch-folder.ts';

// Hard to compress, so that there are many blocks and pieces.
const lines = Array.from({ length: 20_000 }, (_, i) => `${Math.imul(i, 2_654_435_761) >>> 0} ${i ** 5 % 9_999_991}\n`);
const text = lines.join('');
const half = Buffer.from(lines.slice(0, 10_000).join(''));
const rest = Buffer.from(lines.slice(10_000).join(''));

function packed(tool: string, content: Buffer): Buffer {
  return execFileSync(tool, ['-c'], { input: content, maxBuffer: 1e8 });
}

const skippable = Buffer.concat([Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0]), Buffer.from('abc')]);

test.each<[string, () => Buffer]>([
  ['gzip', () => gzipSync(text)],
  ['gzip, two members', () => Buffer.concat([gzipSync(half), gzipSync(rest)])],
  ['gzip, padded with NUL', () => Buffer.concat([gzipSync(text), Buffer.alloc(512)])],
  ['zstd', () => zstdCompressSync(text)],
  ['zstd with checksum', () => packed('zstd', Buffer.from(text))],
  ['zstd, two frames', () => Buffer.concat([packed('zstd', half), zstdCompressSync(rest)])],
  ['zstd, skippable frame first', () => Buffer.concat([skippable, zstdCompressSync(text)])],
  [
    'zstd, skippable frames between',
    () => Buffer.concat([packed('zstd', half), skippable, skippable, packed('zstd', rest)]),
  ],
  ['xz', () => packed('xz', Buffer.from(text))],
  ['xz, two streams', () => Buffer.concat([packed('xz', half), packed('xz', rest)])],
  ['bzip2', () => packed('bzip2', Buffer.from(text))],
  ['bzip2, two streams', () => Buffer.concat([packed('bzip2', half), packed('bzip2', rest)])],
])('%s, known by its first bytes', async (_, make) => {
  const bytes = make();
  const folder = scratchFolder({ 'auth.log.1': bytes });
  let read = 0;
  const result = await readAll(streamOf(join(folder, 'auth.log.1')), { onBytes: (count) => (read += count) });
  expect(result.problems).toEqual([]);
  expect(result.text === text).toBe(true);
  expect(result.lines.at(-1)).toMatchObject({ number: 20_000, offset: text.length - (lines.at(-1) ?? '').length });
  expect(read).toBe(bytes.length);
});

test.each([
  ['gzip', gzipSync],
  ['zstd', zstdCompressSync],
  ['xz', (content: string) => packed('xz', Buffer.from(content))],
  ['bzip2', (content: string) => packed('bzip2', Buffer.from(content))],
])('%s cut off: what is there is read, the place is named', async (tool, pack) => {
  const whole = pack(text);
  const folder = scratchFolder({ log: whole.subarray(0, Math.floor(whole.length * 0.7)), next: 'next\n' });
  const result = await readAll(streamOf(join(folder, 'log'), join(folder, 'next')));
  expect(result.problems).toHaveLength(1);
  expect(result.problems[0]).toMatchObject({
    path: join(folder, 'log'),
    message: expect.stringMatching(/unexpected end|ends unexpectedly/i),
  });
  const got = result.text.replace(/next\n$/, '');
  expect(got === '' || got.endsWith('\n')).toBe(true);
  expect(text.startsWith(got)).toBe(true);
  // xz and bzip2 give whole blocks only, and this text is one block for them.
  if (tool === 'gzip' || tool === 'zstd') expect(got.length).toBeGreaterThan(text.length / 2);
  expect(result.text.endsWith('next\n')).toBe(true);
});

test('a broken gzip header or body is named', async () => {
  const body = gzipSync(text);
  const middle = Math.floor(body.length / 2);
  body.fill(0xff, middle, middle + 100);
  const folder = scratchFolder({ header: Buffer.from('\x1f\x8bnot gzip at all', 'latin1'), body });
  const header = await readAll(streamOf(join(folder, 'header')));
  expect(header).toMatchObject({ text: '', problems: [{ path: join(folder, 'header') }] });
  const broken = await readAll(streamOf(join(folder, 'body')));
  expect(broken.problems).toHaveLength(1);
  expect(broken.problems[0]?.message).toMatch(/stopped at byte \d+/);
  // Deflate notices late: what follows the broken place is rubbish for a while.
  expect(text.startsWith(broken.text.slice(0, text.length / 4))).toBe(true);
  expect(broken.text.length).toBeGreaterThan(text.length / 4);
});

test('rubbish behind a zstd frame is named, what was before is read', async () => {
  const folder = scratchFolder({ log: Buffer.concat([zstdCompressSync('a\n'), Buffer.from('rubbish')]) });
  const result = await readAll(streamOf(join(folder, 'log')));
  expect(result.text).toBe('a\n');
  expect(result.problems).toMatchObject([{ message: expect.stringContaining('not zstd') }]);
});

test('a compressed file that holds no log is named', async () => {
  const folder = scratchFolder({ log: gzipSync(Buffer.concat([Buffer.from('LPKSHHRH'), Buffer.alloc(500)])) });
  expect((await readAll(streamOf(join(folder, 'log')))).problems).toMatchObject([
    { message: expect.stringContaining('not a log: a systemd journal') },
  ]);
});

test.each(['xz', 'bzip2'])('without %s installed the problem says what to install', async (tool) => {
  const folder = scratchFolder({ log: packed(tool, half), next: 'next\n' });
  vi.stubEnv('PATH', folder);
  const result = await readAll(streamOf(join(folder, 'log'), join(folder, 'next')));
  vi.unstubAllEnvs();
  expect(result.text).toBe('next\n');
  expect(result.problems).toMatchObject([
    {
      message: expect.stringContaining(`${tool} is needed to read`),
      help: expect.stringContaining('apt-get install'),
    },
  ]);
});
