import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { formats } from '../../src/cli/settings.ts';
import { analyze } from '../../src/pipeline.ts';
import { evilNames, hostileLog } from './hostile-log.ts';

async function outputOf(args: readonly string[]): Promise<string> {
  const chunks: Buffer[] = [];
  const collect = () =>
    new Writable({
      write(chunk, _, done) {
        chunks.push(Buffer.from(chunk));
        done();
      },
    });
  const now = Date.UTC(2026, 11, 1) * 1000;
  expect(
    await run(args, {
      stdout: collect(),
      stderr: new Writable({ write: (_, __, done) => done() }),
      env: {},
      now,
      analyze,
    }),
  ).toBe(0);
  return Buffer.concat(chunks).toString();
}

describe('a log of evil names', () => {
  it.each(formats.filter((format) => !format.includes('json')))('is inert text as %s', async (format) => {
    const text = await outputOf(['analyze', hostileLog(), '--tz', 'UTC', '--format', format]);
    expect(text).toContain('alert(1)');
    expect(text.replace(/\r?\n/g, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  });

  it('makes no markup', async () => {
    const page = await outputOf(['analyze', hostileLog(), '--tz', 'UTC', '--format', 'html']);
    const tags = new Set([...page.matchAll(/<\/?([a-zA-Z!][\w-]*)/g)].map(([, tag]) => tag));
    expect([...tags].filter((tag) => ['img', 'textarea', 'b'].includes(tag as string))).toEqual([]);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).not.toMatch(/<[^>]+\son\w+=/);
  });

  it('makes no formula, whichever separator the spreadsheet takes', async () => {
    const rows = (await outputOf(['analyze', hostileLog(), '--tz', 'UTC', '--format', 'csv'])).trimEnd().split('\r\n');
    expect(rows.length).toBeGreaterThan(evilNames.length);
    for (const row of rows) expect(row).not.toMatch(/(?:^|[;\t]|,"?)\s*[=@]/);
  });
});
