import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { analyze } from '../../src/pipeline.ts';
import { displayWidth } from '../../src/report/layout.ts';
import { now, writeLogs } from './ask.ts';

const captures = new URL('../captures/', import.meta.url).pathname;
const log = join(captures, '02-maxstartups-9.2/auth.log');
const clientLog = new URL('./client-logs/dropped-by-max-startups.txt', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'sshwhy-explain-command-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function sshwhy(args: readonly string[], env: Record<string, string> = {}, isTTY = false) {
  const out: string[] = [];
  const err: string[] = [];
  const collect = (into: string[]) =>
    Object.assign(
      new Writable({
        write(chunk, _, done) {
          into.push(String(chunk));
          done();
        },
      }),
      { isTTY },
    );
  const code = await run(args, { stdout: collect(out), stderr: collect(err), env, now, analyze });
  return { code, out: out.join(''), err: err.join('') };
}

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const json = (text: string) => JSON.parse(text) as Record<string, unknown>;

describe('sshwhy explain', () => {
  it('says what README.md shows', async () => {
    const root = new URL('../../', import.meta.url);
    const readme = readFileSync(new URL('README.md', root), 'utf8');
    const blocks = [...readme.matchAll(/```\w+\n([^`]*)```/g)].map(([, text]) => text as string);
    const shown = blocks.find((text) => text.startsWith(' MaxStartups cut this attempt:')) as string;
    const given = blocks.find((text) => text.startsWith('sshwhy explain 10.20.0.5')) as string;
    const words = given.trim().split(' ').slice(1);
    const args = words.map((word) => (word.startsWith('examples/') ? new URL(word, root).pathname : word));
    const { out } = await sshwhy(args);
    const plain = (text: string) => text.replaceAll(root.pathname, '').replace(/\s+/g, ' ');
    const parts = shown.split('[…]').map((part) => plain(part).trim());
    expect(parts.filter((part) => !plain(out).includes(part))).toEqual([]);

    const client = readFileSync(new URL('examples/ssh-vv.txt', root), 'utf8');
    const said = blocks.find((text) => text.startsWith('debug1: Connecting to')) as string;
    expect(said.split('[…]\n').filter((part) => !client.includes(part))).toEqual([]);
  });

  it('finds the very line by address, port and a time of day', async () => {
    const args = [
      'explain',
      '10.20.0.5',
      '--at',
      '01:13:38.94',
      '--port',
      '40077',
      '--tz',
      'UTC',
      '--format',
      'json',
      log,
    ];
    const { code, out, err } = await sshwhy(args);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(json(out)).toMatchObject({
      '@timestamp': '2026-11-21T01:13:38.940000Z',
      source: { ip: '10.20.0.5', port: 40_077 },
      verdict: {
        cause: 'max-startups',
        strength: 'proof',
        summary: `MaxStartups cut this attempt: ${log}:84 names 10.20.0.5 port 40077`,
        evidence: [{ file: log, line: 84, text: expect.stringContaining('from [10.20.0.5]:40077') }],
      },
      missing: [],
    });
  });

  it.each([80, 60, 200])('fits %i columns, without a control character', async (width) => {
    const { out } = await sshwhy(['explain', '10.20.0.5', '--tz', 'UTC', '--width', String(width), log]);
    const commands = /^ +(?:nft |sshd -t|MaxStartups|PerSource|LoginGrace)/;
    const rows = out.split('\n').filter((row) => !commands.test(row) && !row.includes('auth.log:'));
    expect(rows.filter((row) => displayWidth(row) > width)).toEqual([]);
    expect(out.replace(/\s+/g, ' ')).toContain('the latest of 7 that were cut');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
    expect(out).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f]/);
  });

  it('colours a terminal, but not with NO_COLOR, nor with --no-color', async () => {
    const args = ['explain', '10.20.0.5', '--tz', 'UTC', log];
    expect((await sshwhy(args, {}, true)).out).toContain('\x1b[');
    expect((await sshwhy(args, { NO_COLOR: '1' }, true)).out).not.toContain('\x1b[');
    expect((await sshwhy([...args, '--no-color'], { FORCE_COLOR: '1' }, true)).out).not.toContain('\x1b[');
  });

  it('shows hostile text as what it is', async () => {
    const paths = writeLogs({
      'auth.log': ['01:00:02.0 sshd[5]: Accepted password for \x1b[31mal\u202eice from 203.0.113.7 port 40001 ssh2'],
    });
    const { out } = await sshwhy(['explain', '203.0.113.7', '--tz', 'UTC', ...paths]);
    expect(out).toContain('was let in');
    expect(out).not.toContain('\x1b');
    expect(out).not.toContain('\u202e');
    const client = write(
      'hostile.txt',
      'debug1: Connection established.\ndebug1: kex_exchange_identification: banner line 0: \x1b]0;evil\x07\nConnection closed by 203.0.113.10 port 22\n',
    );
    const page = (await sshwhy(['explain', '--client-log', client])).out;
    expect(page).toContain('evil');
    expect(page).not.toContain('\x1b');
    expect(page).not.toContain('\x07');
  });

  it('answers each of many attempts, one a line, in their order', async () => {
    const attempts = write(
      'attempts.ndjson',
      [
        '{"@timestamp":"2026-11-21T01:13:36.930Z","source":{"ip":"203.0.113.5","port":40061}}',
        '',
        '{"@timestamp":"2026-11-21T01:13:38.940Z","source":{"ip":"10.20.0.5","port":40077}}',
        '{"source":{"ip":"192.0.2.200"},"user":{"name":"bob"}}',
      ].join('\n'),
    );
    const { code, out } = await sshwhy(['explain', '--attempts', attempts, '--tz', 'UTC', log]);
    const verdicts = out.trimEnd().split('\n').map(json);
    expect(code).toBe(0);
    expect(
      verdicts.map((one) => [(one.source as { ip: string }).ip, (one.verdict as { cause: string }).cause]),
    ).toEqual([
      ['203.0.113.5', null],
      ['10.20.0.5', 'max-startups'],
      ['192.0.2.200', null],
    ]);
    const list = await sshwhy(['explain', '--attempts', attempts, '--format', 'json', log]);
    expect(JSON.parse(list.out)).toHaveLength(3);
    expect((await sshwhy(['explain', '--attempts', attempts, '--format', 'text', log])).out).toContain(
      'No trace of it',
    );
  });

  it('reads the client alone, and together with the server', async () => {
    const alone = json((await sshwhy(['explain', '--client-log', clientLog, '--format', 'json'])).out);
    expect(alone).toMatchObject({
      verdict: { cause: 'max-startups', strength: 'strong' },
      client: { stage: 'tcp', words: 'Exceeded MaxStartups', destination: { ip: '198.51.100.10', port: 22 } },
    });
    const both = json((await sshwhy(['explain', '10.20.0.5', '--client-log', clientLog, '--format', 'json', log])).out);
    expect(both).toMatchObject({ verdict: { cause: 'max-startups', strength: 'proof' }, client: { stage: 'tcp' } });
  });

  it.each<[string, string, string]>([
    ['explain', 'explain needs an address, --client-log or --attempts', 'sshwhy explain 203.0.113.7'],
    ['explain auth.log', '"auth.log" is not an address', "Give the client's address"],
    [`explain 203.0.113.7 --at soon ${log}`, '--at "soon" is not a time', '2026-11-21'],
    [`explain 203.0.113.7 --at 25:00 ${log}`, '--at "25:00" is not a time', '01:13:38'],
    [`explain 203.0.113.7 --port 0 ${log}`, '--port "0" is not a number from 1 to 65535', '--port 40077'],
    [`explain 203.0.113.7 --format html ${log}`, '--format "html" is not known', 'Known: text, json, ndjson.'],
    ['explain --client-log /no/such/file', '--client-log /no/such/file cannot be read: there is no such file', 'stdin'],
    ['explain --attempts /no/such/file', '--attempts /no/such/file cannot be read: there is no such file', 'stdin'],
    [
      `explain 203.0.113.7 --attempts ${log}`,
      '--attempts does not go with the address 203.0.113.7',
      'names each attempt',
    ],
    [`explain --attempts ${log} --port 5`, '--attempts does not go with --port', 'names each attempt'],
    [`explain --attempts ${log} ${log}`, `${log}:1: not a JSON object`, 'One a line: {"@timestamp"'],
    ['explain --client-log - 203.0.113.7 -', 'stdin (-) can be read once only', 'Save one of them'],
  ])('%s', async (line, message, help) => {
    const { code, out, err } = await sshwhy(line.split(' '));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`sshwhy: ${message}`);
    expect(err).toContain(help);
  });

  it.each([
    ['{"source":{"ip":"host.example.com"}}', 'source.ip is not an address'],
    ['{"source":{"ip":"203.0.113.7","port":"22"}}', 'source.port is not a port'],
    ['{"@timestamp":"Nov 21","source":{"ip":"203.0.113.7"}}', '@timestamp is not a time'],
    ['7', 'source.ip is not an address'],
  ])('--attempts: %s', async (line, message) => {
    const path = write('bad.ndjson', `{"source":{"ip":"203.0.113.7"}}\n${line}\n`);
    const { code, err } = await sshwhy(['explain', '--attempts', path, log]);
    expect(code).toBe(2);
    expect(err).toContain(`${path}:2: ${message}`);
  });

  it('has an example for every option', async () => {
    const { out } = await sshwhy(['explain', '--help']);
    const [options = '', examples = ''] = out.split('Examples:');
    const names = [...options.matchAll(/^ {2}(?:-h, )?(--[a-z-]+)/gm)].map(([, name]) => name as string);
    expect(names).toContain('--client-log');
    expect(names.filter((name) => name !== '--help' && !examples.includes(name))).toEqual([]);
  });
});
