import { describe, expect, it } from 'vitest';
import type { Incident } from '../../src/correlate/incident.ts';
import { brief, incidentsOf } from './log-of.ts';

const texts = ({ chain }: Incident) => chain.map(({ text }) => text);
const commands = ({ remedy }: Incident) => remedy.map(({ command }) => command);
const one = async (lines: string): Promise<Incident> => {
  const incidents = await incidentsOf(lines);
  expect(incidents).toHaveLength(1);
  return incidents[0] as Incident;
};

describe('a restart', () => {
  it('is one incident from the stop to the first line that listens, of little weight', async () => {
    const incident = await one(`
      10:00:00 systemd[1]: Stopping ssh.service - OpenBSD Secure Shell server...
      10:00:00 sshd[800]: Received signal 15; terminating.
      10:00:00 systemd[1]: ssh.service: Deactivated successfully.
      10:00:00 systemd[1]: ssh.service: Unit process 1234 (sshd) remains running after unit stopped.
      10:00:00 systemd[1]: Stopped ssh.service - OpenBSD Secure Shell server.
      10:00:02 sshd[900]: Server listening on 0.0.0.0 port 22.
      10:00:02 sshd[900]: Server listening on :: port 22.
      10:00:03 systemd[1]: Started ssh.service - OpenBSD Secure Shell server.`);
    expect(brief([incident])).toEqual(['server-down 10:00:00 – 10:00:02 closed']);
    expect(incident).toMatchObject({ strength: 'strong', count: 0, severity: 10 });
    const open = incident.facts.find(({ label }) => label === 'Open sessions')?.text;
    expect(open).toContain('does not end them');
    expect(open).toContain('systemd names 1 that went on');
  });

  it('is one where systemd’s lines come after sshd’s, from another file of the same second', async () => {
    expect(
      brief(
        await incidentsOf(`
          10:00:00 sshd[800]: Received signal 15; terminating.
          10:00:00 sshd[900]: Server listening on 0.0.0.0 port 22.
          10:00:00 systemd[1]: Stopping sshd.service - OpenSSH server daemon...
          10:00:00 systemd[1]: Stopped sshd.service - OpenSSH server daemon.
          10:00:00 systemd[1]: Started sshd.service - OpenSSH server daemon.`),
      ),
    ).toEqual(['server-down 10:00:00 – 10:00:00 closed']);
  });

  it('is two when there are two', async () => {
    expect(
      brief(
        await incidentsOf(`
          10:00:00 sshd[800]: Received SIGHUP; restarting.
          10:00:01 sshd[800]: Server listening on 0.0.0.0 port 22.
          10:00:05 sshd[800]: Received signal 15; terminating.
          10:00:08 sshd[900]: Server listening on 0.0.0.0 port 22.`),
      ),
    ).toEqual(['server-down 10:00:00 – 10:00:01 closed', 'server-down 10:00:05 – 10:00:08 closed']);
  });

  it('is known by systemd alone, with the descriptions of older releases', async () => {
    expect(
      brief(
        await incidentsOf(`
          10:00:00 systemd[1]: Stopping OpenSSH server daemon...
          10:00:00 systemd[1]: Stopped OpenSSH server daemon.
          10:00:04 systemd[1]: Started OpenSSH server daemon.`),
      ),
    ).toEqual(['server-down 10:00:00 – 10:00:04 closed']);
  });

  it('goes on where the log ends, and lasts however long', async () => {
    const incident = await one(`
      08:00:00 sshd[800]: Server listening on 0.0.0.0 port 22.
      10:00:00 sshd[800]: Received signal 15; terminating.
      23:00:00 kernel: net_ratelimit: 3 callbacks suppressed`);
    expect(incident).toMatchObject({ state: 'open', cause: 'server-down' });
    expect(incident.message).toContain('was not up again where the log ends');
    expect(
      brief(
        await incidentsOf(`
          01:00:00 sshd[800]: Received signal 15; terminating.
          12:00:00 kernel: net_ratelimit: 3 callbacks suppressed
          23:00:00 sshd[900]: Server listening on 0.0.0.0 port 22.`),
      ),
    ).toEqual(['server-down 01:00:00 – 23:00:00 closed']);
  });

  it('has an end that nobody knows when sshd serves and never said that it listens', async () => {
    const [incident] = await incidentsOf(`
      10:00:00 sshd[800]: Received signal 15; terminating.
      12:00:00 sshd[950]: Connection from 192.0.2.7 port 40166 on 192.0.2.1 port 22
      12:00:01 sshd[950]: Accepted publickey for alice from 192.0.2.7 port 40166 ssh2: ED25519 SHA256:abc`);
    expect(incident).toMatchObject({ state: 'closed', strength: 'weak' });
    expect(incident?.message).toContain('the log does not say when');
  });
});

describe('a broken configuration', () => {
  it('is one incident with the reload that it broke, until sshd listens again', async () => {
    const incident = await one(`
      10:00:00 sshd[800]: Server listening on 0.0.0.0 port 22.
      11:00:00 systemd[1]: Reloading sshd.service - OpenSSH server daemon...
      11:00:00 sshd[800]: Received SIGHUP; restarting.
      11:00:00 sshd[800]: /etc/ssh/sshd_config: line 12: Bad configuration option: PermitRootLogn
      11:00:00 sshd[800]: /etc/ssh/sshd_config: terminating, 1 bad configuration options
      11:00:00 systemd[1]: sshd.service: Main process exited, code=exited, status=255/EXCEPTION
      11:00:00 systemd[1]: sshd.service: Failed with result 'exit-code'.
      11:00:42 systemd[1]: sshd.service: Scheduled restart job, restart counter is at 1.
      11:00:42 sshd[950]: /etc/ssh/sshd_config: line 12: Bad configuration option: PermitRootLogn
      11:00:42 systemd[1]: sshd.service: Main process exited, code=exited, status=255/EXCEPTION
      11:00:42 systemd[1]: sshd.service: Failed with result 'exit-code'.
      11:00:42 systemd[1]: Failed to start sshd.service - OpenSSH server daemon.
      11:07:00 sshd[1200]: Server listening on 0.0.0.0 port 22.
      11:07:00 systemd[1]: Started sshd.service - OpenSSH server daemon.`);
    expect(brief([incident])).toEqual(['server-config 11:00:00 – 11:07:00 closed']);
    expect(texts(incident)).toEqual([
      expect.stringContaining('SIGHUP'),
      '/etc/ssh/sshd_config: line 12: Bad configuration option: PermitRootLogn',
      expect.stringContaining('terminating, 1 bad'),
      '1 start failed',
      'sshd listens again',
    ]);
    expect(commands(incident)).toContain("sed -n '12p' /etc/ssh/sshd_config");
  });

  it('is one incident with the number of tries when systemd gives up', async () => {
    const attempt = `
      11:00:00 systemd[1]: ssh.service: Control process exited, code=exited, status=255/EXCEPTION
      11:00:00 systemd[1]: ssh.service: Failed with result 'exit-code'.
      11:00:00 systemd[1]: Failed to start ssh.service - OpenBSD Secure Shell server.
      11:00:00 systemd[1]: ssh.service: Scheduled restart job, restart counter is at 1.
      11:00:00 systemd[1]: Stopped ssh.service - OpenBSD Secure Shell server.`;
    const incident = await one(`
      10:00:00 sshd[800]: Server listening on 0.0.0.0 port 22.
      11:00:00 systemd[1]: Stopping ssh.service - OpenBSD Secure Shell server...
      11:00:00 sshd[800]: Received signal 15; terminating.
      11:00:00 sshd[900]: /etc/ssh/sshd_config line 33: Directive 'MaxStartups' is not allowed within a Match block
      ${attempt.trim()}
      ${attempt.trim()}
      ${attempt.trim()}
      11:00:01 systemd[1]: ssh.service: Start request repeated too quickly.
      11:00:01 systemd[1]: ssh.service: Failed with result 'exit-code'.
      11:00:01 systemd[1]: Failed to start ssh.service - OpenBSD Secure Shell server.`);
    expect(incident).toMatchObject({ cause: 'server-config', state: 'open', severity: 80 });
    expect(incident.message).toContain('after 3 starts that failed, and systemd gave up');
    expect(commands(incident).at(-1)).toBe('sshd -t && systemctl reset-failed ssh && systemctl start ssh');
  });

  it('is told before it hurts, when a check refuses the reload and sshd goes on', async () => {
    const incident = await one(`
      10:00:00 sshd[800]: Server listening on 0.0.0.0 port 22.
      11:00:00 systemd[1]: ssh.service: Control process exited, code=exited, status=255/EXCEPTION
      11:00:00 systemd[1]: Reload failed for ssh.service - OpenBSD Secure Shell server.`);
    expect(brief([incident])).toEqual(['server-config 11:00:00 – 11:00:00 open']);
    expect(incident.facts[0]?.text).toContain('nobody yet');
  });

  it('is told of what sshd -t said, saved without a time', async () => {
    const incident = await one(`
      /etc/ssh/sshd_config: line 12: Bad configuration option: PermitRootLogn
      /etc/ssh/sshd_config line 13: Invalid MaxStartups spec.`);
    expect(incident).toMatchObject({ cause: 'server-config', start: Number.NaN, count: 0 });
    expect(incident.message).toContain('line 12: Bad configuration option: PermitRootLogn');
  });

  it('puts no path of a log into a command that is not plainly one', async () => {
    const incident = await one('10:00:00 sshd[8]: /etc/$(id)/sshd_config: line 12: Bad configuration option: x');
    expect(JSON.stringify(incident.remedy)).not.toContain('$(id)');
  });

  it('is likely when another process listens after a reload, though the log shows no error', async () => {
    const incident = await one(`
      10:00:00 sshd[800]: Server listening on 0.0.0.0 port 22.
      11:00:00 sshd[800]: Received SIGHUP; restarting.
      11:00:02 sshd[950]: Server listening on 0.0.0.0 port 22.`);
    expect(incident).toMatchObject({ cause: 'server-down', severity: 40 });
    expect(incident.facts.map(({ label }) => label)).toContain('The reload failed');
  });
});

describe('a death of sshd', () => {
  it('for lack of memory is one incident, from the kill to the start', async () => {
    const incident = await one(`
      10:00:00 sshd[800]: Server listening on 0.0.0.0 port 22.
      11:00:00 kernel: [104235.156774] sshd invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0
      11:00:00 kernel: [104235.156790] Memory cgroup out of memory: Killed process 800 (sshd) total-vm:15852kB, anon-rss:1200kB, file-rss:0kB, shmem-rss:0kB, UID:0 pgtables:68kB oom_score_adj:0
      11:00:00 systemd[1]: ssh.service: A process of this unit has been killed by the OOM killer.
      11:00:01 systemd[1]: ssh.service: Main process exited, code=killed, status=9/KILL
      11:00:01 systemd[1]: ssh.service: Failed with result 'oom-kill'.
      11:00:02 systemd[1]: ssh.service: Scheduled restart job, restart counter is at 1.
      11:00:03 sshd[990]: Server listening on 0.0.0.0 port 22.`);
    expect(brief([incident])).toEqual(['resource-exhaustion 11:00:00 – 11:00:03 closed']);
    expect(texts(incident)).toEqual([
      'out of memory: the kernel kills sshd',
      'sshd ends (9/KILL)',
      'sshd listens again',
    ]);
    expect(incident.evidence.map(({ text }) => text).join()).toContain('Killed process 800 (sshd)');
  });

  it('by a crash is told with its signal', async () => {
    const incident = await one(`
      10:00:00 sshd[800]: Server listening on 0.0.0.0 port 22.
      11:00:01 systemd[1]: sshd.service: Main process exited, code=dumped, status=11/SEGV
      11:00:43 sshd[990]: Server listening on 0.0.0.0 port 22.`);
    expect(brief([incident])).toEqual(['server-down 11:00:01 – 11:00:43 closed']);
    expect(incident.message).toContain('sshd died (11/SEGV)');
  });

  it('right after systemd had called it started belongs to the same outage', async () => {
    expect(
      brief(
        await incidentsOf(`
          11:00:00 systemd[1]: Stopping OpenSSH Daemon...
          11:00:00 systemd[1]: Stopped OpenSSH Daemon.
          11:00:00 systemd[1]: Started OpenSSH Daemon.
          11:00:00 systemd[1]: sshd.service: Main process exited, code=exited, status=255/EXCEPTION
          11:00:00 systemd[1]: sshd.service: Failed with result 'exit-code'.
          11:05:00 systemd[1]: Started OpenSSH Daemon.`),
      ),
    ).toEqual(['server-down 11:00:00 – 11:05:00 closed']);
  });
});

describe('no outage', () => {
  it.each([
    ['the first start in the log', '10:00:00 sshd[800]: Server listening on 0.0.0.0 port 22.'],
    [
      'a second sshd that finds the port taken',
      `10:00:00 sshd[800]: Server listening on 0.0.0.0 port 22.
       11:00:00 sshd[850]: error: Bind to port 22 on 0.0.0.0 failed: Address already in use.
       11:00:00 sshd[850]: fatal: Cannot bind any address.`,
    ],
    [
      'an IPv4 address after an IPv6 one that takes both',
      `10:00:00 sshd[800]: Server listening on :: port 22.
       10:00:00 sshd[800]: error: Bind to port 22 on 0.0.0.0 failed: Address already in use.`,
    ],
    ['a key type that is missing', '11:00:00 sshd[850]: error: Could not load host key: /etc/ssh/ssh_host_dsa_key'],
    ['an old option', '11:00:00 sshd[850]: rexec line 41: Deprecated option RSAAuthentication'],
    [
      'the end of one connection of a socket unit',
      `11:00:00 systemd[1]: ssh@12-192.0.2.10:22-192.0.2.7:39482.service: Main process exited, code=exited, status=255/EXCEPTION
       11:00:00 systemd[1]: ssh@12-192.0.2.10:22-192.0.2.7:39482.service: Failed with result 'exit-code'.`,
    ],
    [
      'another service that fails',
      `11:00:00 systemd[1]: nginx.service: Main process exited, code=exited, status=1/FAILURE
       11:00:00 systemd[1]: Failed to start nginx.service - A high performance web server.`,
    ],
  ])('%s', async (_, lines) => {
    expect(await incidentsOf(lines)).toEqual([]);
  });
});
