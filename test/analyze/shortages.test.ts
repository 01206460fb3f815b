import { describe, expect, it } from 'vitest';
import type { Incident } from '../../src/correlate/incident.ts';
import { brief, incidentsOf } from './log-of.ts';

const listening = '08:00:00 sshd[800]: Server listening on 0.0.0.0 port 22.';
const one = async (lines: string): Promise<Incident> => {
  const incidents = await incidentsOf(`${listening}\n${lines.trim()}`);
  expect(incidents).toHaveLength(1);
  return incidents[0] as Incident;
};

describe('memory', () => {
  it('a killed process of one connection is a cut of its client', async () => {
    const incident = await one(`
      09:00:00 sshd[4711]: Connection from 192.0.2.7 port 40166 on 192.0.2.1 port 22
      09:00:01 kernel: Out of memory: Killed process 4711 (sshd) total-vm:15852kB, anon-rss:1200kB, file-rss:0kB
      09:00:01 kernel: oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),cpuset=/,mems_allowed=0,global_oom,task_memcg=/system.slice/ssh.service,task=sshd,pid=4711,uid=0`);
    expect(incident).toMatchObject({ cause: 'resource-exhaustion', strength: 'proof', count: 1 });
    expect(incident.sources).toEqual([{ ip: '192.0.2.7', count: 1, users: [] }]);
    expect(incident.message).toContain('killed 1 process of sshd');
  });

  it('another process that was killed just before explains why sshd could not fork', async () => {
    const incident = await one(`
      12:00:00 kernel: Out of memory: Killed process 5000 (java) total-vm:15852kB, anon-rss:1200kB, file-rss:0kB
      12:00:01 sshd[800]: error: fork: Cannot allocate memory
      12:00:02 sshd[800]: error: fork: Cannot allocate memory`);
    expect(incident).toMatchObject({ cause: 'resource-exhaustion', count: 2 });
    expect(incident.chain.map(({ text }) => text)).toEqual(['out of memory: the kernel kills java', '2 × fork failed']);
  });

  it('a process that has nothing to do with sshd is no incident', async () => {
    expect(
      await incidentsOf(`${listening}
        12:00:00 kernel: java invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0
        12:00:00 kernel: Out of memory: Killed process 5000 (java) total-vm:15852kB, anon-rss:1200kB, file-rss:0kB
        12:00:00 systemd[1]: session-16.scope: A process of this unit has been killed by the OOM killer.`),
    ).toEqual([]);
  });
});

describe('processes, descriptors, connections', () => {
  it('the limit of the unit and the fork that failed are one incident', async () => {
    const incident = await one(`
      13:00:00 kernel: cgroup: fork rejected by pids controller in /system.slice/ssh.service
      13:00:00 sshd[800]: error: fork: Resource temporarily unavailable`);
    expect(incident).toMatchObject({ cause: 'resource-exhaustion', count: 1, lines: 2 });
    expect(incident.remedy.flatMap(({ settings }) => settings ?? [])).toContain('TasksMax=4096');
  });

  it('no descriptors: clients hang, so no number is claimed', async () => {
    const incident = await one(`
      10:00:00 sshd[800]: error: accept: Too many open files
      10:00:00 sshd[800]: error: accept: Too many open files`);
    expect(incident).toMatchObject({ cause: 'resource-exhaustion', strength: 'proof', count: 0, lines: 2 });
  });

  it('a full table of connections befalls every service: strong, not proven', async () => {
    const incident = await one('11:00:00 kernel: nf_conntrack: nf_conntrack: table full, dropping packet');
    expect(incident).toMatchObject({ cause: 'resource-exhaustion', strength: 'strong' });
  });

  it('SYN cookies are weak evidence, dropped requests are more, and other ports are none', async () => {
    const flood = (port: number, answer: string) =>
      incidentsOf(`${listening}
        12:00:00 kernel: TCP: request_sock_TCP: Possible SYN flooding on port ${port}. ${answer}`);
    expect(await flood(22, 'Sending cookies.')).toMatchObject([{ cause: 'resource-exhaustion', strength: 'weak' }]);
    expect(await flood(22, 'Dropping request.')).toMatchObject([{ cause: 'resource-exhaustion', strength: 'strong' }]);
    expect(await flood(80, 'Sending cookies.')).toEqual([]);
  });

  it('the limit of another service is none of ours', async () => {
    const other = '13:00:00 kernel: cgroup: fork rejected by pids controller in /system.slice/nginx.service';
    expect(await incidentsOf(`${listening}\n${other}`)).toEqual([]);
  });
});

describe('crashes', () => {
  it('the kernel and sshd tell of one crash, and the process of whom', async () => {
    const incident = await one(`
      14:00:00 sshd[4710]: Connection from 203.0.113.9 port 5000 on 192.0.2.1 port 22
      14:00:00 kernel: audit: type=1326 audit(1795223921.123:4068): auid=4294967295 uid=105 gid=65534 ses=4294967295 pid=4711 comm="sshd" exe="/usr/sbin/sshd" sig=31 arch=c000003e syscall=87 compat=0 ip=0x7f code=0x0
      14:00:00 sshd[4710]: fatal: privsep_preauth: preauth child terminated by signal 31`);
    expect(incident).toMatchObject({ cause: 'resource-exhaustion', count: 1 });
    expect(incident.sources.map(({ ip }) => ip)).toEqual(['203.0.113.9']);
    expect(incident.message).toContain('signal 31, the sandbox');
  });

  it('9.8p1 names the two ends the wrong way round', async () => {
    const incident = await one(`
      14:00:00 sshd-session[4710]: Connection from 203.0.113.9 port 5000 on 192.0.2.1 port 22
      14:00:01 sshd[800]: error: session process 4710 for connection from 192.0.2.1 to 203.0.113.9 killed by signal 11`);
    expect(incident.sources.map(({ ip }) => ip)).toEqual(['203.0.113.9']);
  });

  it('what the sandbox only noted is no crash', async () => {
    const noted =
      '14:00:00 kernel: audit: type=1326 audit(1795223921.123:4068): auid=1 uid=105 gid=65534 ses=1 pid=4711 comm="sshd" exe="/usr/sbin/sshd" sig=0 arch=c000003e syscall=87 compat=0 ip=0x7f code=0x7ffc0000';
    expect(await incidentsOf(`${listening}\n${noted}`)).toEqual([]);
  });
});

describe('a set-up that cuts every connection of an sshd that runs', () => {
  it.each([
    ['sshd[801]: fatal: /usr/lib/openssh/sshd-session does not exist or is not executable', 'systemctl restart'],
    ['sshd[801]: fatal: Missing privilege separation directory: /run/sshd', '/run/sshd'],
    ['sshd[801]: error: rexec of /usr/sbin/sshd failed: Permission denied', 'systemctl restart'],
  ])('%s', async (line, remedy) => {
    const incident = await one(`17:00:00 ${line}\n17:00:05 ${line}`);
    expect(brief([incident])).toEqual(['server-config 17:00:00 – 17:00:05 open']);
    expect(incident).toMatchObject({ count: 2, strength: 'proof' });
    expect(incident.remedy.map(({ command }) => command).join('\n')).toContain(remedy);
  });
});

describe('systemd’s limits', () => {
  it('counts what it dropped, and names whom where it says so', async () => {
    const incident = await one(`
      18:00:00 systemd[1]: ssh.socket: Too many incoming connections (64), dropping connection.
      18:00:00 systemd[1]: ssh.socket: Too many incoming connections (4) from source 203.0.113.7, dropping connection.`);
    expect(incident).toMatchObject({ cause: 'socket-limit', strength: 'proof', count: 2 });
    expect(incident.sources.map(({ ip }) => ip)).toEqual(['203.0.113.7']);
  });

  it('a port that it closed stays closed until it listens again', async () => {
    const incident = await one(`
      18:00:01 systemd[1]: ssh.socket: Trigger limit hit, refusing further activation.
      18:00:01 systemd[1]: ssh.socket: Failed with result 'trigger-limit-hit'.
      18:10:01 systemd[1]: Listening on ssh.socket - OpenBSD Secure Shell server socket.`);
    expect(brief([incident])).toEqual(['socket-limit 18:00:01 – 18:10:01 closed']);
    expect(incident.remedy[0]?.command).toBe('systemctl reset-failed ssh.socket && systemctl start ssh.socket');
  });
});
