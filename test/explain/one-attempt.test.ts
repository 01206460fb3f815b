import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../src/explain/attempt.ts';
import { ask, askAll, at, writeLogs } from './ask.ts';

const listening = '01:00:00.0 sshd[1]: Server listening on 198.51.100.10 port 22.';
const later = '01:20:00.0 sshd[99]: Accepted publickey for bob from 203.0.113.200 port 50000 ssh2: ED25519 SHA256:x';

describe('one connection among others', () => {
  const lines = [
    '01:00:00.0 sshd[1]: Server listening on 198.51.100.10 port 22.',
    '01:00:02.0 sshd[5]: Accepted publickey for alice from 203.0.113.7 port 40001 ssh2: ED25519 SHA256:x',
    '01:00:02.5 sshd[5]: Disconnected from user alice 203.0.113.7 port 40001',
    '01:00:10.0 sshd[1]: drop connection #10 from [203.0.113.7]:40002 on [198.51.100.10]:22 past MaxStartups',
    '01:00:11.0 sshd[6]: Failed password for alice from 203.0.113.7 port 40003 ssh2',
    '01:00:12.0 sshd[6]: Connection closed by authenticating user alice 203.0.113.7 port 40003 [preauth]',
    '02:00:10.0 sshd[1]: drop connection #10 from [203.0.113.7]:40001 on [198.51.100.10]:22 past MaxStartups',
    '02:10:00.0 sshd[7]: Failed password for root from 203.0.113.8 port 40003 ssh2',
  ];

  it.each<[string, Partial<Attempt>, string | null, RegExp]>([
    ['by its port', { port: 40_002 }, 'max-startups', /auth\.log:4 names 203\.0\.113\.7 port 40002$/],
    [
      'a port that comes round again: the one nearest in time',
      { port: 40_001 },
      null,
      /alice was let in \(.*auth\.log:3\)$/,
    ],
    ['and an hour later', { port: 40_001, time: at('02:00:10') }, 'max-startups', /auth\.log:7 names/],
    ['without a port: the cut one of that second', {}, 'max-startups', /auth\.log:4 names/],
    [
      'one that only failed to log in',
      { port: 40_003 },
      null,
      /^Nothing cut it: sshd let it try to log in, and 1 login failed/,
    ],
    [
      'neither time nor port: the latest that was cut',
      { time: undefined as never },
      'max-startups',
      /auth\.log:7 names.*the latest of 2 that were cut, of 4 connections/,
    ],
    ['of a user', { user: 'alice', time: at('01:00:02') }, null, /alice was let in/],
    [
      'of another address',
      { ip: '203.0.113.99', port: 40_002, time: at('01:30:00') },
      null,
      /^No trace of it: these logs cover the time/,
    ],
    [
      'before the log begins',
      { port: 1, time: at('00:30:00') },
      null,
      /these logs begin later, at 2026-11-21T01:00:00Z$/,
    ],
    ['after its end', { port: 1, time: at('05:30:00') }, null, /these logs end before it, at 2026-11-21T02:10:00Z$/],
  ])('%s', async (_, attempt, cause, summary) => {
    const { verdict } = await ask(lines, attempt);
    expect(verdict.cause).toBe(cause);
    expect(verdict.summary).toMatch(summary);
  });

  it('says what the line excludes', async () => {
    const { alternatives } = await ask(lines, { port: 40_002 });
    const excluded = alternatives.filter(({ strength }) => strength === null);
    expect(excluded.map(({ cause }) => cause)).toEqual([
      'tcp-wrappers',
      'per-source-penalty',
      'fail2ban',
      'firewall',
      'server-down',
      'network',
    ]);
    expect(excluded[2]?.against).toBe('alice was let in from there 8.00 s earlier');
  });

  it('does not guess where the log lost lines', async () => {
    const gap = '01:00:09.0 systemd-journald[2]: Suppressed 4000 messages from ssh.service';
    const { verdict } = await ask([listening, gap, later], { port: 9 });
    expect(verdict).toMatchObject({
      cause: null,
      summary: 'No trace of it: the log system dropped lines around that time',
    });
  });

  it('gives an empty log its due', async () => {
    const [path] = writeLogs({ 'auth.log': ['01:00:00.0 cron[1]: nothing'] });
    const [answer] = await askAll([path as string], [{ ip: '203.0.113.7', time: at('01:00:00') }]);
    expect(answer?.verdict.summary).toBe('No trace of it: these logs hold no line of sshd that is understood');
  });
});
