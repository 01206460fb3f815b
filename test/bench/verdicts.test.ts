import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { scenarios } from '../../bench/verdicts/lab/scenarios/index.ts';
import { type Judged, score } from '../../bench/verdicts/score.ts';
import { tracesOf } from '../../bench/verdicts/trace.ts';
import { readCaptures, type TrueAttempt } from '../../bench/verdicts/truth.ts';
import { causes } from '../../src/event.ts';

const captures = new URL('../captures/', import.meta.url).pathname;

describe('captures', () => {
  it('holds one for each scenario', () => {
    expect(readdirSync(captures)).toEqual(expect.arrayContaining(Object.keys(scenarios)));
  });

  it.each(readCaptures(captures))('$name has a truth that can be read', ({ logs, attempts }) => {
    expect(logs.length).toBeGreaterThan(0);
    expect(new Set(attempts.map(({ id }) => id)).size).toBe(attempts.length);
    expect(new Set(attempts.map(({ ip, port }) => `${ip} ${port}`)).size).toBe(attempts.length);
    for (const { start, end, right, cut, letIn } of attempts) {
      expect(start).toBeGreaterThan(0);
      expect(end).toBeGreaterThanOrEqual(start);
      expect(right.filter((cause) => cause !== null && !causes.includes(cause))).toEqual([]);
      if (cut) expect(right).not.toContain(null);
      expect(cut && letIn).toBe(false);
    }
  });
});

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function captureOf(log: string, truth: object) {
  const parent = mkdtempSync(join(tmpdir(), 'sshwhy-verdicts-'));
  folders.push(parent);
  mkdirSync(join(parent, 'one'));
  writeFileSync(join(parent, 'one', 'auth.log'), `${log}\n`);
  const t_start = '2026-11-21T09:00:00.000Z';
  const line = { id: 'one#1', t_start, src: '203.0.113.7', sport: 40001, cut: true, cause: null, ...truth };
  writeFileSync(join(parent, 'one', 'truth.jsonl'), `${JSON.stringify(line)}\n`);
  const [capture] = readCaptures(parent);
  return capture as NonNullable<typeof capture>;
}

describe('trace', () => {
  const dropped = { expect: 'maxstartups_drop' };
  const traceOf = (log: string, truth: object) => tracesOf(captureOf(log, truth)).get('one#1');
  const at = (time: string, message: string) => `2026-11-21T${time}+00:00 web1 sshd[4]: ${message}`;

  it.each([
    [dropped, 'drop connection #4 from [203.0.113.7]:40001 on [198.51.100.10]:22 past MaxStartups'],
    [{ expect: 'refused_tcp_wrappers' }, 'refused connect from 203.0.113.7 (203.0.113.7)'],
    [{ expect: 'bad_protocol' }, 'banner exchange: Connection from 203.0.113.7 port 40001: invalid format'],
  ])('is a line that names the attempt: %j', (truth, message) => {
    expect(traceOf(at('09:00:00.100', message), truth)).toBe('own');
  });

  it.each([
    [
      'of another port',
      at('09:00:00.1', 'drop connection #4 from [203.0.113.7]:40002 on [198.51.100.10]:22 past MaxStartups'),
    ],
    [
      'of another address',
      at('09:00:00.1', 'drop connection #4 from [203.0.113.77]:40001 on [198.51.100.10]:22 past MaxStartups'),
    ],
    [
      'of another time',
      at('09:20:00.1', 'drop connection #4 from [203.0.113.7]:40001 on [198.51.100.10]:22 past MaxStartups'),
    ],
    ['that it came in', at('09:00:00.1', 'Connection from 203.0.113.7 port 40001 on 198.51.100.10 port 22 rdomain ""')],
  ])('is no line %s', (_, log) => {
    expect(traceOf(log, dropped)).toBe('none');
  });

  it('is a ban that is in force', () => {
    const banned = { expect: 'firewall_cut', cause: 'fail2ban ban (iptables)' };
    const ban = '2026-11-21 08:00:00,120 fail2ban.actions        [900]: NOTICE  [sshd] Ban 203.0.113.7';
    expect(traceOf(ban, banned)).toBe('own');
    expect(traceOf(`${ban}\n${ban.replace('08:00', '08:30').replace(' Ban', ' Unban')}`, banned)).toBe('none');
  });
});

describe('score', () => {
  const attempt = (right: TrueAttempt['right'], letIn = false): TrueAttempt => ({
    id: '',
    ip: '203.0.113.7',
    port: 1,
    start: 1,
    end: 1,
    cut: right[0] !== null,
    letIn,
    right,
  });
  const judged = (right: TrueAttempt['right'], answer: Judged['answer'], more: Partial<Judged> = {}): Judged => ({
    attempt: attempt(right),
    isTraced: true,
    answer,
    summary: '',
    missing: [],
    ...more,
  });

  it('counts by cause what was answered, and what should have been', () => {
    const { causes: found, cut } = score([
      judged(['firewall'], 'firewall'),
      judged(['firewall'], 'fail2ban'),
      judged(['fail2ban'], 'fail2ban'),
      judged([null], 'fail2ban'),
    ]);
    expect(cut).toEqual({ right: 2, of: 3 });
    expect(found).toEqual([
      { cause: 'fail2ban', precision: { right: 1, of: 3 }, recall: { right: 1, of: 1 }, untraced: 0 },
      { cause: 'firewall', precision: { right: 1, of: 1 }, recall: { right: 1, of: 2 }, untraced: 0 },
    ]);
  });

  it('wants a reason where no trace was left, and takes no wrong cause for one', () => {
    const none = { isTraced: false };
    const { untraced } = score([
      judged(['firewall'], null, { ...none, missing: ['the kernel log'] }),
      judged(['firewall'], null, none),
      judged(['firewall'], 'fail2ban', none),
      judged(['firewall'], 'firewall', none),
    ]);
    expect(untraced).toEqual({ right: 2, of: 4 });
  });

  it('wants no cause of who was let in', () => {
    const { letIn, confusion } = score([
      judged([null], 'firewall', { attempt: attempt([null], true) }),
      judged([null], null, { attempt: attempt([null], true) }),
    ]);
    expect(letIn).toEqual({ right: 1, of: 2 });
    expect(confusion.get('let in')).toEqual(
      new Map([
        ['firewall', 1],
        ['nothing', 1],
      ]),
    );
  });
});
