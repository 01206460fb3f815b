import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
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

async function analyzeShifted(ahead: number, timeZone = 'UTC', form = 'auth.log') {
  const folder = mkdtempSync(join(tmpdir(), 'sshwhy-clocks-'));
  folders.push(folder);
  writeFileSync(join(folder, 'auth.log'), logOf(capture, form), 'latin1');
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
