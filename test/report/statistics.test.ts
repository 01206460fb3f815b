import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/pipeline.ts';
import { Statistics } from '../../src/report/statistics.ts';
import { Totals } from '../../src/report/totals.ts';
import { now } from '../analyze/run.ts';
import { scratchFolder } from '../source/scratch-folder.ts';

async function statisticsOf(paths: readonly string[]) {
  const statistics = new Statistics('UTC');
  const totals = new Totals();
  const output = {
    concerns: Statistics.concerns,
    events: (events: Parameters<Statistics['addEvents']>[0]) => statistics.addEvents(events),
    incidents: (incidents: Parameters<Statistics['addIncidents']>[0]) => {
      statistics.addIncidents(incidents);
      for (const incident of incidents) totals.add(incident);
    },
  };
  const summary = await analyze({ now, timeZone: 'UTC', paths }, output);
  statistics.end(summary.to);
  return Object.assign(statistics, { totals });
}
const log = (lines: readonly string[]) =>
  join(scratchFolder({ 'auth.log': lines.map((line) => `Nov 21 01:02:03 web1 ${line}\n`).join('') }), 'auth.log');

describe('Statistics', () => {
  it('of the sample are what its lines say', async () => {
    const text = ['auth.log', 'fail2ban.log'].map((name) => readFileSync(`examples/${name}`, 'utf8')).join('');
    const lines = (pattern: RegExp) => [...text.matchAll(pattern)].length;
    const { logins, bans, drops, throttling, hours, incidents, totals } = await statisticsOf(['examples']);
    expect(new Map(logins.totals).get('succeeded')).toBe(lines(/^\S+ \S+ sshd\[\d+\]: Accepted (?!key )/gm));
    const failed = new Map(logins.totals).get('failed') ?? 0;
    expect(failed).toBeGreaterThanOrEqual(lines(/: Failed (?!none)/g));
    expect(failed).toBeLessThanOrEqual(lines(/: (?:Failed|Invalid user) /g));
    expect(Object.fromEntries(bans.totals)).toEqual({
      'sshd bans': lines(/\] (?:Restore )?Ban /g),
      'sshd unbans': lines(/\] Unban /g),
    });
    expect(drops.totals).toEqual([['dropped', 32]]);
    expect(throttling.list).toHaveLength(2);
    expect(incidents.totals.reduce((sum, [, count]) => sum + count, 0)).toBe(totals.incidents);
    const cut = [...hours.values()].flat().reduce((sum, count) => sum + count, 0);
    expect(cut).toBe(totals.connectionsCut);
  });

  it('count a try once though two lines tell of it', async () => {
    const { logins } = await statisticsOf([
      log([
        'sshd[7]: Invalid user x from 203.0.113.9 port 40001',
        'sshd[7]: Failed password for invalid user x from 203.0.113.9 port 40001 ssh2',
        'sshd[7]: Failed password for invalid user x from 203.0.113.9 port 40001 ssh2',
        'sshd[8]: Invalid user y from 203.0.113.9 port 40002',
        'sshd[9]: Accepted publickey for alice from 203.0.113.8 port 40003 ssh2: ED25519 SHA256:abc',
      ]),
    ]);
    expect(Object.fromEntries(logins.totals)).toEqual({ failed: 3, succeeded: 1 });
  });

  it('shade until the log ends when throttling does not', async () => {
    const { throttling } = await statisticsOf([
      log(['sshd[7]: error: beginning MaxStartups throttling', 'sshd[9]: Server listening on 0.0.0.0 port 22.']),
    ]);
    expect(throttling.list).toHaveLength(1);
  });
});
