import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { analyzeForIncidents } from './run.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Writes the files and analyses them all. */
async function analyzeFiles(files: Readonly<Record<string, readonly string[]>>) {
  const folder = mkdtempSync(join(tmpdir(), 'sshwhy-hosts-'));
  folders.push(folder);
  for (const [name, lines] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), lines.map((line) => `${line}\n`).join(''));
  }
  return await analyzeForIncidents(Object.keys(files).map((name) => join(folder, name)));
}

const failures = (host: string, ip = '203.0.113.7') =>
  [1, 2, 3].map(
    (i) => `2026-11-21T09:00:0${i}Z ${host} sshd[4${i}]: Failed password for root from ${ip} port 5000${i} ssh2`,
  );
const refusal = (host: string, ip = '203.0.113.7') =>
  `2026-11-21T09:00:09Z ${host} sshd[50]: refused connect from ${ip} (${ip})`;
const ban = (ip = '203.0.113.7') => `2026-11-21 09:00:05,120 fail2ban.actions        [900]: NOTICE  [sshd] Ban ${ip}`;

describe('the server of lines that name none', () => {
  it('is the one of the same folder', async () => {
    const { incidents, summary } = await analyzeFiles({
      'web1/auth.log': [...failures('web1'), refusal('web1')],
      'web1/fail2ban.log': [ban()],
      'web2/auth.log': [...failures('web2'), refusal('web2')],
    });
    expect(summary.hosts).toEqual(['web1', 'web2']);
    const told = incidents.map(({ host, cause, count }) => `${host} ${cause} ${count}`).sort();
    expect(told).toEqual(['web1 fail2ban 1', 'web2 tcp-wrappers 1']);
  });

  it('is the one of the same folder also when its own log begins earlier', async () => {
    const earlier = ban('203.0.113.200').replace('09:00:05', '08:00:05');
    const { incidents, summary } = await analyzeFiles({
      'a/auth.log': [...failures('web1'), refusal('web1')],
      'b/auth.log': failures('web2'),
      'b/fail2ban.log': [earlier],
      'a/fail2ban.log': [earlier, ban()],
    });
    expect(summary.hosts).toEqual(['web1', 'web2']);
    const bans = incidents.filter(({ cause }) => cause === 'fail2ban').map(({ host, subject }) => `${host} ${subject}`);
    expect(bans.sort()).toEqual(['web1 203.0.113.200', 'web1 203.0.113.7', 'web2 203.0.113.200']);
  });

  it('is the one that its path names', async () => {
    const { incidents } = await analyzeFiles({
      'web1-auth.log': [...failures('web1'), refusal('web1')],
      'db-2-auth.log': [...failures('db-2'), refusal('db-2')],
      'db-2-fail2ban.log': [ban()],
    });
    const told = incidents.map(({ host, cause }) => `${host} ${cause}`).sort();
    expect(told).toEqual(['db-2 fail2ban', 'web1 tcp-wrappers']);
  });

  it('is nobody’s where that cannot be told', async () => {
    const { incidents } = await analyzeFiles({
      'auth.log': [...failures('web1'), ...failures('web2'), refusal('web1'), refusal('web2')],
      'fail2ban.log': [ban()],
    });
    const refusals = incidents.filter(({ cause }) => cause === 'tcp-wrappers');
    expect(refusals.map(({ host }) => host).sort()).toEqual(['web1', 'web2']);
  });
});

describe('names written differently', () => {
  it.each([
    ['web1', 'web1.example.com'],
    ['web1.example.com', 'web1'],
    ['WEB1', 'web1'],
  ])('takes %s and %s for one server', async (first, second) => {
    const { incidents, summary } = await analyzeFiles({
      'auth.log': [...failures(first), refusal(first)],
      messages: [`2026-11-21T09:00:05Z ${second} fail2ban.actions[900]: NOTICE [sshd] Ban 203.0.113.7`],
    });
    expect(summary.hosts).toHaveLength(1);
    expect(incidents.map(({ cause, count }) => [cause, count])).toEqual([['fail2ban', 1]]);
  });

  it.each([
    ['web1.example.com', 'web1.example.org'],
    ['10.0.0.1', '10.0.0.2'],
    ['web1', 'web2'],
  ])('takes %s and %s for two servers', async (first, second) => {
    const { summary } = await analyzeFiles({ 'auth.log': [...failures(first), ...failures(second)] });
    expect(summary.hosts).toEqual([first, second]);
  });
});
