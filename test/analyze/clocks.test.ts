import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Incident } from '../../src/correlate/incident.ts';
import { type Capture, logOf } from './captures.ts';
import { analyzeForIncidents } from './run.ts';

const capture: Capture = '11-fail2ban-ban-by-hosts-deny';
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const MINUTE = 60_000;

/** fail2ban.log by a clock that is so many milliseconds ahead. */
function shifted(log: string, ahead: number): string {
  return log.replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, (stamp) => {
    const time = new Date(Date.parse(`${stamp.replace(' ', 'T')}Z`) + ahead);
    return time.toISOString().slice(0, 19).replace('T', ' ');
  });
}

async function analyzeShifted(ahead: number, timeZone = 'UTC', form = 'auth.log', change = (log: string) => log) {
  const folder = mkdtempSync(join(tmpdir(), 'sshwhy-clocks-'));
  folders.push(folder);
  writeFileSync(join(folder, 'auth.log'), change(logOf(capture, form)), 'latin1');
  writeFileSync(join(folder, 'fail2ban.log'), shifted(logOf(capture, 'fail2ban.log'), ahead));
  return await analyzeForIncidents([folder], { timeZone, year: 2026 });
}

describe('fail2ban.log in another time zone', () => {
  it.each([
    [60 * MINUTE, '1 h ahead of', '+01:00'],
    [330 * MINUTE, '5 h 30 min ahead of', '+05:30'],
    [-5 * 60 * MINUTE, '5 h behind', '-05:00'],
  ])('is found when it is %d ms ahead', async (ahead, words, zone) => {
    const { summary } = await analyzeShifted(ahead);
    expect(summary.doubts).toHaveLength(1);
    expect(summary.doubts[0]?.message).toContain(`its clock is ${words} that of`);
    expect(summary.doubts[0]?.help).toContain(`give --tz ${zone},`);
    expect((await analyzeShifted(ahead, zone)).summary.doubts).toEqual([]);
  });

  it('is found with a zone other than UTC', async () => {
    const { summary } = await analyzeShifted(0, 'Asia/Kolkata');
    expect(summary.doubts[0]?.help).toContain('give --tz +00:00,');
  });

  it('cannot be mended by a zone where no stamp has one', async () => {
    const { summary } = await analyzeShifted(60 * MINUTE, 'UTC', 'auth.trad.log');
    expect(summary.doubts[0]?.help).toContain('analyse them one by one');
  });

  it.each([0, 3000, 90_000])('is not claimed when it is %d ms ahead', async (ahead) => {
    expect((await analyzeShifted(ahead)).summary.doubts).toEqual([]);
  });
});

describe('logs whose clocks differ by seconds', () => {
  const told = (incidents: readonly Incident[]) =>
    incidents.map(({ cause, subject, count }) => `${cause} ${subject} ${count}`).sort();

  it.each([-5000, -2000, -700, 700, 2000, 5000])(
    'join a ban to what it cut, fail2ban.log %d ms ahead',
    async (ahead) => {
      const same = told((await analyzeShifted(0)).incidents);
      expect(told((await analyzeShifted(ahead)).incidents)).toEqual(same);
    },
  );

  it.each([
    [0, 'fail2ban 4'],
    [4000, 'fail2ban 5'],
    [6000, 'fail2ban 4, tcp-wrappers 1'],
  ])('count what was refused %d ms after the unban', async (after, expected) => {
    const unban = Date.parse('2026-11-21T01:38:36.150Z');
    const refusal =
      after === 0
        ? ''
        : `${new Date(unban + after).toISOString()} bastion1 sshd[4000]: refused connect from 203.0.113.94 (203.0.113.94)\n`;
    const { incidents } = await analyzeShifted(0, 'UTC', 'auth.log', (log) =>
      log.replace(/^(?=2026-11-21T01:38:45)/m, refusal),
    );
    const own = incidents.filter(({ subject }) => subject === '203.0.113.94');
    expect(own.map(({ cause, count }) => `${cause} ${count}`).join(', ')).toBe(expected);
  });

  it('join a ban to what it cut when sshd’s stamps are of a second', async () => {
    const same = told((await analyzeShifted(0)).incidents);
    expect(told((await analyzeShifted(0, 'UTC', 'auth.trad.log')).incidents)).toEqual(same);
  });
});

it('leaves refusals alone that came before a ban, where no failed login led to it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sshwhy-clocks-'));
  folders.push(folder);
  const refusals = [1, 2, 3].map(
    (i) => `2026-11-21T09:00:0${i}Z web1 sshd[4${i}]: refused connect from 203.0.113.6 (203.0.113.6)\n`,
  );
  writeFileSync(join(folder, 'auth.log'), refusals.join(''));
  const ban = '2026-11-21 09:00:03,700 fail2ban.actions        [900]: NOTICE  [sshd] Ban 203.0.113.6\n';
  writeFileSync(join(folder, 'fail2ban.log'), ban);
  const { incidents } = await analyzeForIncidents([folder]);
  expect(incidents.map(({ cause, count }) => [cause, count])).toContainEqual(['tcp-wrappers', 3]);
});
