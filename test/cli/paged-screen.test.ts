import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type PagedScreen, pagedScreen, showInPager } from '../../src/cli/paged-screen.ts';
import { run } from '../../src/cli/run.ts';
import type { Surroundings } from '../../src/cli/surroundings.ts';
import { analyze } from '../../src/pipeline.ts';

function terminal(env: Record<string, string> = {}, { rows = 24, columns = 80, isTTY = true, works = true } = {}) {
  const seen = { screen: '', paged: '', command: '' };
  const stdout = Object.assign(
    new Writable({
      write(chunk, _, done) {
        seen.screen += chunk;
        done();
      },
    }),
    { isTTY, columns, rows },
  );
  const stderr = new Writable({ write: (_chunk, _encoding, done) => done() });
  const showPaged = async (command: string, text: string) => {
    Object.assign(seen, { command, paged: works ? text : '' });
    return works;
  };
  const around: Surroundings = {
    stdout,
    stderr,
    env: { NO_COLOR: '1', ...env },
    now: Date.UTC(2026, 11, 1) * 1000,
    analyze,
    showPaged,
  };
  return { around, seen };
}
const sample = ['analyze', 'examples', '--tz', 'UTC'];

describe('a page longer than the terminal', () => {
  it('goes through the pager, as wide as the terminal', async () => {
    const { around, seen } = terminal();
    expect(await run(sample, around)).toBe(0);
    expect(seen).toMatchObject({ screen: '', command: 'less' });
    expect(seen.paged).toContain('LOCK-OUT');
    const prose = seen.paged.split('\n').filter((line) => !/ {5}(?:nft|grep|sshd) /.test(line));
    expect(Math.max(...prose.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it.each<[string, Record<string, string>, object, readonly string[]]>([
    ['--no-pager', {}, {}, ['--no-pager']],
    ['PAGER=cat', { PAGER: 'cat' }, {}, []],
    ['an empty PAGER', { PAGER: '' }, {}, []],
    ['TERM=dumb', { TERM: 'dumb' }, {}, []],
    ['no terminal', {}, { isTTY: false }, []],
    ['a terminal that is high enough', {}, { rows: 5000 }, []],
    ['a pager that is not there', {}, { works: false }, []],
    ['another format', {}, {}, ['--format', 'csv']],
  ])('does not with %s', async (_, env, size, args) => {
    const { around, seen } = terminal(env, size);
    expect(await run([...sample, ...args], around)).toBe(0);
    expect(seen.paged).toBe('');
    expect(seen.screen).toContain('203.0.113.94 was banned by fail2ban');
  });

  it('takes SSHWHY_PAGER before PAGER', async () => {
    const { around, seen } = terminal({ PAGER: 'more', SSHWHY_PAGER: 'most' });
    await run(sample, around);
    expect(seen.command).toBe('most');
  });

  it('counts rows as the terminal does', async () => {
    const { around, seen } = terminal({}, { rows: 3, columns: 10 });
    const screen = pagedScreen(around) as PagedScreen;
    screen.write(`\x1b[31m${'x'.repeat(9)}\x1b[0m\n`);
    await screen.flush();
    expect(seen.paged).toBe('');
    const long = pagedScreen(around) as PagedScreen;
    long.write(`${'x'.repeat(25)}\n`);
    await long.flush();
    expect(seen.paged).toContain('xxx');
  });
});

describe('showInPager', () => {
  it('tells whether the pager ran', async () => {
    expect(await showInPager('cat >/dev/null', 'text')).toBe(true);
    expect(await showInPager('true', 'text '.repeat(1_000_000))).toBe(true);
    expect(await showInPager('/nowhere/pager 2>/dev/null', 'text')).toBe(false);
    expect(process.listeners('SIGINT')).toEqual(process.listeners('SIGINT').filter((one) => one.name !== 'ignore'));
  });
});
