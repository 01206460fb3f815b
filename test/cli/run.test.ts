import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.ts';
import type { Surroundings } from '../../src/cli/surroundings.ts';
import type { AnalyzeOptions } from '../../src/pipeline.ts';
import type { Summary } from '../../src/summary.ts';
import { makeIncident, makeSummary, maxStartups } from '../report/make-incident.ts';

const folder = mkdtempSync(join(tmpdir(), 'sshwhy-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));
const now = Date.parse('2026-11-21T12:00:00Z') * 1000;

interface Circumstances {
  readonly summary?: Partial<Summary>;
  readonly failure?: Error;
  readonly env?: Record<string, string>;
}

async function sshwhy(args: readonly string[], { summary, failure, env = {} }: Circumstances = {}) {
  const out: string[] = [];
  const err: string[] = [];
  let options: AnalyzeOptions | undefined;
  const collect = (into: string[]) =>
    new Writable({
      write(chunk, _, done) {
        into.push(String(chunk));
        done(failure);
      },
    });
  const around: Surroundings = {
    stdout: collect(out),
    stderr: collect(err),
    env,
    now,
    async analyze(given, output) {
      options = given;
      given.onUnread?.('raw line');
      await output.incidents([maxStartups(), makeIncident()]);
      return makeSummary(summary);
    },
  };
  const code = await run(args, around);
  return { code, out: out.join(''), err: err.join(''), options };
}

describe('sshwhy', () => {
  it.each<[string, string, string]>([
    ['analyse', "unknown command 'analyse'", 'Did you mean analyze?'],
    ['analyze --formt json', "unknown option '--formt'", 'Did you mean --format?'],
    ['analyze --since', "option '--since <time>' argument missing", 'Run sshwhy analyze --help.'],
    ['analyze --format htm', '--format "htm" is not known', 'Did you mean html? Known: text, html, json, ndjson, csv.'],
    ['analyze --events', '--events does not go with --format text', 'Add --format ndjson.'],
    ['analyze --since soon', '--since "soon" is not a time', 'yesterday'],
    ['analyze --until 2026-02-31', '--until "2026-02-31" is not a time', '2026-11-21'],
    ['analyze --since today --until yesterday', '--since "today" is after --until "yesterday"', 'Swap them'],
    ['analyze --cause fail2bn', '--cause "fail2bn" is not known', 'Did you mean fail2ban? Known: tcp-wrappers, '],
    ['analyze --fail-on lockouts', '--fail-on "lockouts" is not known', 'Did you mean lockout?'],
    ['analyze --source 203.0.113.0/33', '--source "203.0.113.0/33" is neither', '203.0.113.0/24'],
    ['analyze --source example.com', '--source "example.com" is neither', '203.0.113.7'],
    ['analyze --tz Mars/Olympus', 'No such time zone: Mars/Olympus', 'Europe/Berlin'],
    ['analyze --year 26', '--year "26" is not a number from 1970 to 9999', '--year 2026'],
    ['analyze --ssh-port 22,x', '--ssh-port "x" is not a number from 1 to 65535', '--ssh-port 2222'],
    ['analyze --width 5', '--width "5" is not a number from 40 to 1000', '--width 120'],
    [`analyze --output ${folder}/no/x.json`, `no such folder: ${folder}/no`, `mkdir -p ${folder}/no`],
    [`analyze --output ${folder}`, 'cannot be written: it is a folder', 'Give another file.'],
    ['', 'no command given', 'sshwhy --help'],
  ])('%s', async (line, message, help) => {
    const { code, out, err } = await sshwhy(line.split(' ').filter(Boolean));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    const [first = '', second = '', ...rest] = err.split('\n');
    expect(first).toMatch(/^sshwhy: /);
    expect(first).toContain(message);
    expect(second).toMatch(/^ {2}help: /);
    expect(second).toContain(help);
    expect(rest).toEqual(['']);
  });

  it('has an example for every option', async () => {
    const { code, out } = await sshwhy(['analyze', '--help']);
    const [options = '', examples = ''] = out.split('Examples:');
    const names = [...options.matchAll(/^ {2}(--[\w-]+)/gm)].map((found) => found[1] as string);
    expect(code).toBe(0);
    expect(names.length).toBeGreaterThan(12);
    expect(names.filter((name) => !examples.includes(name))).toEqual([]);
    expect((await sshwhy(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('hands the options on', async () => {
    const { options } = await sshwhy(
      'analyze --ssh-port 22,2222 --ssh-port 8022 --tz +02:00 --year 2025 --now 2026-01-01T00:00:00Z a b'.split(' '),
    );
    expect(options).toMatchObject({
      paths: ['a', 'b'],
      timeZone: '+02:00',
      sshPorts: [22, 2222, 8022],
      year: 2025,
      now: 1_767_225_600_000_000,
    });
  });

  it.each([
    ['analyze', 0],
    ['analyze --fail-on any', 1],
    ['analyze --fail-on lockout', 1],
    ['analyze --fail-on tcp-wrappers', 1],
    ['analyze --fail-on fail2ban', 0],
    ['analyze --fail-on lockout --cause tcp-wrappers', 0],
  ])('%s ends with %i', async (line, code) => {
    expect(await sshwhy(line.split(' '))).toMatchObject({ code, err: '' });
  });

  it('tells of unreadable input and prints the rest', async () => {
    const problems = [{ path: 'b\x1b.log', message: 'b\x1b.log: no permission', help: 'Run it with sudo.' }];
    const { code, out, err } = await sshwhy(['analyze', '--fail-on', 'any'], { summary: { problems } });
    expect(code).toBe(2);
    expect(out).toContain('alice from 10.20.0.5');
    expect(err).toBe('sshwhy: b\\x1b.log: no permission\n  help: Run it with sudo.\n');
  });

  it('writes files, and never over its input', async () => {
    const output = join(folder, 'out.json');
    const unread = join(folder, 'unread.log');
    expect((await sshwhy(['analyze', '--format', 'json', '--output', output, '--unread', unread])).out).toBe('');
    expect(JSON.parse(readFileSync(output, 'utf8')).incidents).toHaveLength(2);
    expect(readFileSync(unread, 'utf8')).toBe('raw line\n');
    const log = join(folder, 'auth.log');
    writeFileSync(log, 'precious\n');
    expect(await sshwhy(['analyze', log, '--output', log])).toMatchObject({ code: 2 });
    expect(readFileSync(log, 'utf8')).toBe('precious\n');
    expect(await sshwhy(['analyze', '--output', '/dev/null'])).toMatchObject({ code: 0, out: '' });
  });

  it('colours when it is asked to', async () => {
    const plain = (await sshwhy(['analyze'])).out;
    expect(plain).not.toContain('\x1b');
    expect((await sshwhy(['analyze'], { env: { FORCE_COLOR: '1' } })).out).toContain('\x1b[');
    expect((await sshwhy(['analyze', '--no-color'], { env: { FORCE_COLOR: '1' } })).out).toBe(plain);
    expect((await sshwhy(['analyze'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).out).toBe(plain);
  });

  it('ends quietly when nobody reads on', async () => {
    const failure = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
    expect(await sshwhy(['analyze'], { failure })).toMatchObject({ code: 0, err: '' });
  });

  it('lets bugs through with their stack', async () => {
    await expect(sshwhy(['analyze'], { failure: new Error('bug') })).rejects.toThrow('bug');
  });
});
