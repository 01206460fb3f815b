import { describe, expect, it } from 'vitest';
import type { Incident } from '../../src/correlate/incident.ts';
import { incidentsOf } from './log-of.ts';

const login = (pid: number, user: string, ip: string, port: number) =>
  `09:00:00 sshd[${pid}]: Accepted publickey for ${user} from ${ip} port ${port} ssh2: ED25519 SHA256:abc`;
const one = async (lines: string): Promise<Incident> => {
  const incidents = await incidentsOf(lines);
  expect(incidents).toHaveLength(1);
  return incidents[0] as Incident;
};

describe('MaxSessions', () => {
  it('counts the sessions, and knows whose from the line that names the child', async () => {
    const incident = await one(`
      ${login(1500, 'deploy', '192.0.2.6', 40166)}
      09:00:00 sshd[1500]: User child is on pid 1501
      09:10:05 sshd[1501]: error: no more sessions
      09:10:05 sshd[1501]: error: no more sessions`);
    expect(incident).toMatchObject({
      cause: 'max-sessions',
      strength: 'proof',
      count: 2,
      users: ['deploy'],
      lockouts: [],
    });
    expect(incident.sources.map(({ ip }) => ip)).toEqual(['192.0.2.6']);
    expect(incident.facts[0]?.text).toContain('go on');
  });

  it('names nobody where no line does', async () => {
    const incident = await one('09:10:05 sshd[1501]: error: no more sessions');
    expect(incident).toMatchObject({ cause: 'max-sessions', count: 1, sources: [] });
  });
});

describe('silence', () => {
  it('ClientAlive: how long it lasted, and what to set', async () => {
    const incident = await one(`
      ${login(1500, 'alice', '192.0.2.6', 40166)}
      11:00:00 sshd[1500]: Timeout, client not responding from user alice 192.0.2.6 port 40166`);
    expect(incident).toMatchObject({ cause: 'client-alive', strength: 'proof', count: 1, users: ['alice'] });
    expect(incident.facts[0]).toEqual({ label: 'Lasted', text: '2 h' });
  });

  it('UnusedConnectionTimeout and ChannelTimeout have remedies of their own', async () => {
    const unused = await one(
      '11:00:00 sshd-session[15]: terminating inactive connection from user alice 192.0.2.8 port 54128',
    );
    expect(unused.remedy.flatMap(({ settings }) => settings)).toEqual(['UnusedConnectionTimeout none']);
    const channel = await one(`
      ${login(1500, 'alice', '192.0.2.6', 40166)}
      09:00:00 sshd[1500]: User child is on pid 1501
      11:00:00 sshd[1501]: channel 0: closing after 300 seconds of inactivity`);
    expect(channel).toMatchObject({ cause: 'client-alive', subject: '192.0.2.6' });
    expect(channel.remedy.flatMap(({ settings }) => settings)).toEqual(['ChannelTimeout none']);
  });

  it('before the login it cut nobody who was in', async () => {
    expect(
      await incidentsOf(
        '11:00:00 sshd[15]: Connection from authenticating user root 203.0.113.4 port 40122 timed out [preauth]',
      ),
    ).toEqual([]);
  });
});

describe('the network', () => {
  it('damaged data in a session is proof', async () => {
    const incident = await one(
      '11:00:00 sshd[15]: ssh_dispatch_run_fatal: Connection from user alice 192.0.2.7 port 40166: message authentication code incorrect',
    );
    expect(incident).toMatchObject({ cause: 'network', strength: 'proof', subject: '192.0.2.7', users: ['alice'] });
  });

  it('sessions of several clients that break at once point to the server’s side', async () => {
    const incidents = await incidentsOf(`
      11:00:00 sshd[15]: Read error from remote host 192.0.2.7 port 40166: Connection timed out
      11:00:01 sshd[16]: Read error from remote host 192.0.2.8 port 40166: Connection timed out
      11:00:02 sshd[17]: Read error from remote host 192.0.2.9 port 40166: Connection timed out`);
    expect(incidents.map(({ cause }) => cause)).toEqual(['network', 'network', 'network']);
    const last = incidents.find(({ subject }) => subject === '192.0.2.9');
    expect(last?.facts.map(({ label }) => label)).toContain('At the same time');
  });

  it('sshd up to 6.7 names no client, its session does', async () => {
    const incident = await one(`
      ${login(1500, 'root', '192.0.2.6', 40166)}
      11:00:00 sshd[1500]: fatal: Write failed: Connection timed out`);
    expect(incident).toMatchObject({ cause: 'network', strength: 'strong', subject: '192.0.2.6' });
  });

  it.each([
    ['a scanner that goes away', '11:00:00 sshd[15]: Connection reset by 203.0.113.7 port 58426 [preauth]'],
    ['a scanner before the banner', '11:00:00 sshd[15]: Connection reset by 203.0.113.7 port 58426'],
    [
      'a client that guesses',
      '11:00:00 sshd[15]: Connection reset by authenticating user root 203.0.113.7 port 58426 [preauth]',
    ],
    ['one client that was killed', '11:00:00 sshd[15]: Connection reset by user carol 192.0.2.44 port 58426'],
    ['who logs off', '11:00:00 sshd[15]: Disconnected from user carol 192.0.2.44 port 58426'],
  ])('is not to blame for %s', async (_, line) => {
    expect(await incidentsOf(line)).toEqual([]);
  });
});

describe('PAM’s limits and locks', () => {
  it.each([
    ['pam_limits(sshd:session): Too many logins (max 4) for alice', 'maxlogins', 'loginctl'],
    ["pam_access(sshd:account): access denied for user `alice' from `192.0.2.7'", '+:USER', 'access.conf'],
    [
      'pam_faillock(sshd:auth): Consecutive login failures for user alice account temporarily locked',
      'unlock_time',
      'faillock --user USER --reset',
    ],
    ['pam_tally2(sshd:auth): user alice (1001) tally 7, deny 5', '', 'pam_tally2 --user USER --reset'],
    ['User alice not allowed because /etc/nologin exists', '', 'is-system-running'],
  ])('%s', async (line, setting, command) => {
    const incidents = await incidentsOf(`
      09:10:00 sshd[70]: ${line}
      09:10:01 sshd[70]: Connection closed by authenticating user alice 192.0.2.7 port 40170 [preauth]`);
    expect(incidents).toMatchObject([{ cause: 'access-policy', subject: '192.0.2.7', count: 1, users: ['alice'] }]);
    const { remedy } = incidents[0] as Incident;
    expect(remedy.flatMap(({ settings }) => settings ?? []).join()).toContain(setting);
    expect(remedy.map((step) => step.command).join()).toContain(command);
  });
});

describe('dropbear', () => {
  it('tells what sshd tells, by its own lines', async () => {
    const incidents = await incidentsOf(`
      09:00:00 dropbear[99]: Running in background
      09:00:01 dropbear[100]: Child connection from 203.0.113.7:50288
      09:00:02 dropbear[100]: Bad password attempt for 'root' from 203.0.113.7:50288
      09:00:05 dropbear[100]: Exit before auth from <203.0.113.7:50288>: (user 'root', 10 fails): Max auth tries reached - user 'root'
      09:01:01 dropbear[101]: Password auth succeeded for 'root' from 192.0.2.5:50289
      10:01:01 dropbear[101]: Exit (root) from <192.0.2.5:50289>: Keepalive timeout
      11:00:00 dropbear[99]: Early exit: Terminated by signal
      11:00:05 dropbear[210]: Running in background`);
    expect(incidents.map(({ cause, subject }) => `${cause} ${subject}`).sort()).toEqual([
      'client-alive 192.0.2.5',
      'max-auth-tries 203.0.113.7',
      'server-down ',
    ]);
  });

  it('joins the lines of older releases, which name no client at the end', async () => {
    const incidents = await incidentsOf(`
      09:00:01 dropbear[100]: Child connection from 203.0.113.7:50288
      09:00:05 dropbear[100]: Exit before auth (user 'root', 10 fails): Max auth tries reached - user 'root'`);
    expect(incidents).toMatchObject([{ cause: 'max-auth-tries', subject: '203.0.113.7' }]);
  });
});
