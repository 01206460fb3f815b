import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/error.ts';
import { type ClientView, sawOf } from '../../src/explain/client/client-view.ts';
import { explainClient } from '../../src/explain/client/explain-client.ts';
import { opensshWordings } from '../../src/explain/client/openssh-wordings.ts';
import { otherWordings } from '../../src/explain/client/other-wordings.ts';
import { readClientLog, readLine } from '../../src/explain/client/read-client-log.ts';

const wordings = [...opensshWordings, ...otherWordings];
const bare = (line: string) => line.replace(/^debug[123]: /, '');
const folder = new URL('./client-logs/', import.meta.url);
const read = (name: string) => readClientLog(readFileSync(new URL(name, folder), 'utf8'), name);

describe('what clients say', () => {
  it.each(wordings)('$id is read, and by no other', ({ id, sample }) => {
    expect(wordings.filter(({ form }) => form.test(bare(sample))).map((wording) => wording.id)).toEqual([id]);
  });

  it.each([
    ['ssh_exchange_identification: Connection closed by remote host', 'openssh.closed-before-banner'],
    ['ssh_exchange_identification: read: Connection reset by peer', 'openssh.reset-before-banner'],
    ['debug1: ssh_exchange_identification: Exceeded MaxStartups', 'openssh.preauth-words'],
    ['debug1: kex_exchange_identification: banner line 0: Not allowed at this time', 'openssh.preauth-words'],
    ['Error reading SSH protocol banner[Errno 104] Connection reset by peer', 'paramiko.banner'],
    [
      'web1 | UNREACHABLE! => {"msg": "Failed to connect to the host via ssh: kex_exchange_identification: read: Connection reset by peer',
      'openssh.reset-before-banner',
    ],
    ['Connection reset by authenticating user alice 203.0.113.5 port 22 [preauth]', 'openssh.closed'],
  ])('%s', (line, id) => {
    expect(readLine(bare(line))?.wording.id).toBe(id);
  });
});

/** Real output of OpenSSH's client (9.2, 10.5); the causes that it leaves open, the likelier first. */
const real: readonly (readonly [string, Partial<ClientView>, string | undefined, string | null, number])[] = [
  [
    'refused-by-tcp-wrappers.txt',
    { stage: 'tcp', ending: 'cut-before-banner', serverIp: '198.51.100.10', serverPort: 22 },
    'before-banner',
    null,
    10,
  ],
  [
    'dropped-by-max-startups.txt',
    { stage: 'tcp', ending: 'cut-before-banner', words: 'Exceeded MaxStartups' },
    'refused-in-words',
    'max-startups',
    1,
  ],
  ['not-allowed.txt', { stage: 'tcp', words: 'Not allowed at this time' }, 'refused-in-words', null, 3],
  ['timed-out.txt', { ending: 'tcp-timeout' }, 'no-connection', null, 6],
  ['connection-refused.txt', { ending: 'tcp-refused' }, 'no-connection', null, 6],
  ['no-common-algorithm.txt', { stage: 'kex', ending: 'no-common-algorithm' }, 'after-banner', 'negotiation', 0],
  [
    'closed-while-logging-in.txt',
    { stage: 'auth', ending: 'cut', user: 'alice', serverVersion: 'OpenSSH_10.5' },
    'after-banner',
    null,
    5,
  ],
  ['permission-denied.txt', { stage: 'auth', ending: 'permission-denied' }, 'after-banner', null, 1],
  ['let-in.txt', { stage: 'session' }, 'after-banner', null, 0],
];

describe('a client log', () => {
  it.each(real)('%s', (name, view, saw, cause, others) => {
    const found = read(name);
    expect(found).toMatchObject(view);
    expect(sawOf(found)).toBe(saw);
    const { verdict, alternatives } = explainClient(found, name);
    expect(verdict.cause).toBe(cause);
    expect(alternatives).toHaveLength(others);
    if (found.ending !== undefined) expect(verdict.evidence[0]?.line).toBeGreaterThan(0);
  });

  it('has all its samples tested', () => {
    expect(readdirSync(folder).filter((name) => !real.some(([tested]) => tested === name))).toEqual([]);
  });

  it('never chooses between causes by how the cut was worded', () => {
    const cut = (line: string) => explainClient(readClientLog(`debug1: Connection established.\n${line}`, 'x'), 'x');
    const reset = cut('kex_exchange_identification: read: Connection reset by peer');
    const closed = cut('kex_exchange_identification: Connection closed by remote host');
    expect(reset.alternatives).toEqual(closed.alternatives);
    expect(reset.verdict.summary).toBe(closed.verdict.summary);
  });

  it('tells of the last of several connections only', () => {
    const text = [
      'debug1: Connecting to a.example.com [198.51.100.1] port 22.',
      'debug1: Connection established.',
      'debug1: kex_exchange_identification: banner line 0: Exceeded MaxStartups',
      'debug1: Connecting to a.example.com [198.51.100.2] port 22.',
      'ssh: connect to host a.example.com port 22: Connection refused',
    ].join('\n');
    const view = readClientLog(text, 'x');
    expect(view).toMatchObject({ ending: 'tcp-refused', serverIp: '198.51.100.2', stage: 'unknown', isVerbose: true });
    expect(view.words).toBeUndefined();
  });

  it.each([
    ['2026-11-21T01:13:38.940Z debug1: Connection established.', 0, '2026-11-21T01:13:38.940Z'],
    ['[2026-11-21 01:13:38] debug1: Connection established.', 0, '2026-11-21T00:13:38.000Z'],
    ['2026-11-21 01:13:38\tConnecting to 198.51.100.10 port 22', 0, '2026-11-21T00:13:38.000Z'],
  ])('takes the time from the stamps of %s', (line, _, iso) => {
    expect(readClientLog(line, 'x', '+01:00').time).toBe(Date.parse(iso) * 1000);
  });

  it('learns the own end of the connection where it is told', () => {
    const view = readClientLog(
      'ssh: handshake failed: read tcp 203.0.113.7:52344->198.51.100.10:22: read: connection reset by peer',
      'x',
    );
    expect(view).toMatchObject({
      localIp: '203.0.113.7',
      localPort: 52_344,
      serverIp: '198.51.100.10',
      serverPort: 22,
    });
  });

  it('is refused when nothing in it is known', () => {
    expect(() => readClientLog('hello\nworld\n', 'notes.txt')).toThrow(UserError);
    expect(() => readClientLog('hello\nworld\n', 'notes.txt')).toThrow(
      'notes.txt: nothing in it is known as the output of an SSH client',
    );
  });

  it('is read in bounded time, whatever it holds', () => {
    const hostile = [
      `kex_exchange_identification: banner line 0: ${'a '.repeat(50_000)}`,
      'Connection closed by '.repeat(10_000),
      `${' '.repeat(99_999)}x`,
    ];
    const view = readClientLog(`Connection established.\n${hostile.join('\n')}`, 'x');
    expect(view.understood).toBeGreaterThan(0);
  });
});
