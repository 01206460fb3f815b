import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Cause } from '../../src/event.ts';
import { analyzeAll } from './run.ts';

const examples = new URL('../../examples/', import.meta.url).pathname;

/** The logs that `npm start` shows: what a reader must find in them. */
describe('the bundled sample', () => {
  let result: Awaited<ReturnType<typeof analyzeAll>>;
  beforeAll(async () => {
    result = await analyzeAll([examples]);
  });
  const of = (cause: Cause, subject?: string) =>
    result.incidents.filter(
      (incident) => incident.cause === cause && (subject === undefined || incident.subject === subject),
    );

  it('is two small logs of one host and one morning, read to the last line', () => {
    const { summary, unread } = result;
    expect(summary.files.map((file) => file.slice(examples.length))).toEqual(['auth.log', 'fail2ban.log']);
    expect(summary.hosts).toEqual(['bastion1']);
    expect(summary.lines).toBeLessThanOrEqual(600);
    expect(summary.to - summary.from).toBeLessThan(40 * 60e6);
    expect([summary.problems, unread]).toEqual([[], []]);
  });

  it('is in order, and no pid serves two clients', () => {
    const lines = readFileSync(`${examples}auth.log`, 'utf8').trimEnd().split('\n');
    const stamps = lines.map((line) => line.slice(0, 32));
    expect(stamps).toEqual(stamps.toSorted());
    const clients = lines.flatMap((line) => /sshd\[(\d+)\]: Connection from \S+ port \d+ on/.exec(line)?.[1] ?? []);
    expect(new Set(clients).size).toBe(clients.length);
  });

  it('tells of two lock-outs of alice, and of nobody else', () => {
    const lockouts = result.incidents.flatMap(({ cause, lockouts: all }) =>
      all.map((lockout) => ({ cause, ...lockout })),
    );
    expect(lockouts).toMatchObject([
      { cause: 'max-startups', source: '10.20.0.5', users: ['alice'], count: 7 },
      { cause: 'fail2ban', source: '203.0.113.94', users: ['alice'], count: 4 },
    ]);
  });

  it('blames the network that held the slots', () => {
    const [throttling, ...more] = of('max-startups');
    expect(more).toEqual([]);
    expect(throttling).toMatchObject({ count: 32, sourceCount: 26, state: 'closed', strength: 'proof' });
    expect(throttling?.blame).toMatchObject([{ source: '203.0.113.0/24', connections: 11, share: 1 }]);
  });

  it('tells refusals by TCP wrappers from those by fail2ban', () => {
    expect(of('fail2ban').map(({ subject, count }) => [subject, count])).toEqual([
      ['203.0.113.93', 4],
      ['203.0.113.94', 4],
    ]);
    expect(of('tcp-wrappers', '203.0.113.2')).toMatchObject([{ count: 6 }]);
    expect(of('tcp-wrappers', '203.0.113.6')).toMatchObject([{ count: 2 }]);
    expect(of('tcp-wrappers', '203.0.113.94')).toEqual([]);
  });

  it('keeps the noise below what matters', () => {
    const severe = Math.min(
      ...result.incidents.filter(({ lockouts }) => lockouts.length > 0).map(({ severity }) => severity),
    );
    for (const { severity } of [...of('brute-force'), ...of('protocol')]) expect(severity).toBeLessThan(severe / 2);
  });
});
