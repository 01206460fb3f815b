import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../src/parser/log-event.ts';
import { scratchFolder } from '../source/scratch-folder.ts';
import { analyzeAll } from './run.ts';

/**
 * What the server's life looks like in the logs of sshd, systemd, the kernel, the audit log and dropbear:
 * wording | program | action | address | port | user | message. `-` stands for none. Read behind a header, and bare as
 * `sshd -E` and `journalctl -o cat` write it, where the program may be `sshd`, `systemd` or `kernel`.
 */
const table = `
sshd.listen | sshd | sshd-started | - | - | - | Server listening on 0.0.0.0 port 2222.
sshd.sigterm | sshd | sshd-stopped | - | - | - | Received signal 15; terminating.
sshd.sighup | sshd | sshd-restarted | - | - | - | Received SIGHUP; restarting.
sshd.restartfailed | sshd | sshd-start-failed | - | - | - | RESTART FAILED: av[0]='/usr/sbin/sshd', error: Permission denied.
sshd.bind | sshd | sshd-start-failed | - | - | - | error: Bind to port 2222 on :: failed: Address already in use.
sshd.bindfatal | sshd | sshd-start-failed | - | - | - | fatal: Cannot bind any address.
sshd.hostkeys.none | sshd | host-key-error | - | - | - | sshd: no hostkeys available -- exiting.
sshd.hostkey.load | sshd | host-key-error | - | - | - | error: Could not load host key: /etc/ssh/ssh_host_ecdsa_key
sshd.hostkey.load | sshd | host-key-error | - | - | - | error: Unable to load host key "/etc/ssh/ssh_host_rsa_key": error in libcrypto
sshd.hostkey.load | sshd | host-key-error | - | - | - | Unable to load host key: /etc/ssh/ssh_host_rsa_key
sshd.privsepdir | sshd | privsep-missing | - | - | - | fatal: Missing privilege separation directory: /var/empty
sshd.privsepdir | sshd | privsep-missing | - | - | - | Missing privilege separation directory: /run/sshd
sshd.privsepperm | sshd | privsep-missing | - | - | - | fatal: /var/empty must be owned by root and not group or world-writable.
sshd.privsepperm | sshd | privsep-missing | - | - | - | fatal: Privilege separation user sshd does not exist
sshd.config.bad | sshd | sshd-config-error | - | - | - | /etc/ssh/sshd_config: line 7: Bad configuration option: Foo
sshd.config.terminating | sshd | sshd-config-error | - | - | - | fatal: /etc/ssh/sshd_config: terminating, 3 bad configuration options
sshd.config.value | sshd | sshd-config-error | - | - | - | /etc/ssh/sshd_config line 9: Bad yes/no argument: maybe
sshd.config.value | sshd | sshd-config-error | - | - | - | /etc/ssh/sshd_config line 9: unsupported option "sandbox".
sshd.config.value | sshd | sshd-config-error | - | - | - | /etc/ssh/sshd_config line 9: Directive 'MaxStartups' is not allowed within a Match block
sshd.config.value | sshd | sshd-config-error | - | - | - | /etc/ssh/sshd_config line 9: Illegal MaxStartups spec.
sshd.config.value | sshd | sshd-config-error | - | - | - | /etc/ssh/sshd_config.d/10-x.conf line 1: Ciphers missing argument.
sshd.config.value | sshd | sshd-config-error | - | - | - | /etc/ssh/sshd_config line 9: MaxSessions integer value invalid.
sshd.config.deprecated | sshd | note | - | - | - | /etc/ssh/sshd_config line 30: Deprecated option KeyRegenerationInterval
sshd.match.abs | sshd | sshd-start-failed | - | - | - | sshd requires execution with an absolute path
sshd.fork | sshd | fork-failed | - | - | - | error: fork: Resource temporarily unavailable
sshd.fork.session | sshd | fork-failed | - | - | - | error: do_exec_no_pty: fork: Cannot allocate memory
sshd.fork.unpriv | sshd | fork-failed | - | - | - | fatal: fork of unprivileged child failed
sshd.accept.err | sshd | fd-exhausted | - | - | - | error: accept: Too many open files in system
sshd.reexec | sshd | exec-failed | - | - | - | fatal: rexec of /usr/lib/openssh/sshd-session failed: Permission denied
sshd.reexec.version | sshd | exec-failed | - | - | - | fatal: recv_rexec_state: rexec version mismatch
sshd.exec.session | sshd | exec-failed | - | - | - | fatal: /usr/libexec/sshd-session does not exist or is not executable
sshd.child.killed | sshd | sshd-crashed | 192.0.2.8 | - | - | debug1: session process 815 for connection from 192.0.2.8 to 192.0.2.2 killed by signal 9
sshd.child.crash | sshd | sshd-crashed | 192.0.2.8 | - | - | Session process 815 unpriv child crash for connection from 192.0.2.8 to 192.0.2.2
sshd.child.signal | sshd | sshd-crashed | - | - | - | error: mm_reap: preauth child terminated by signal 11
kernel.seccomp | kernel | sshd-crashed | - | - | - | audit: type=1326 audit(1795223900.100:7): auid=1 uid=1 gid=1 ses=1 subj=x pid=8 comm="sshd" exe="/usr/sbin/sshd" sig=31 arch=c000003e syscall=318 compat=0 ip=0x7f code=0x0
kernel.oom.new | kernel | oom-kill | - | - | - | Out of memory: Killed process 812 (sshd) total-vm:17020kB, anon-rss:900kB, file-rss:0kB, shmem-rss:0kB, UID:0 pgtables:60kB oom_score_adj:0
kernel.oom.old | kernel | oom-kill | - | - | - | Out of memory: Kill process 812 (mysqld) score 801 or sacrifice child
kernel.oom.old | kernel | oom-kill | - | - | - | Killed process 812, UID 27, (mysqld) total-vm:2061740kB, anon-rss:1375068kB, file-rss:1116kB
kernel.oom.summary | kernel | oom-kill | - | - | - | oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0,oom_memcg=/a,task_memcg=/a,task=sshd,pid=812,uid=0
kernel.oom.invoked | kernel | note | - | - | - | nginx invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0
kernel.conntrack | kernel | conntrack-full | - | - | - | nf_conntrack: table full, dropping packet
kernel.synflood | kernel | syn-flood | - | - | - | TCP: request_sock_TCP: Possible SYN flooding on port 2222. Sending cookies.  Check SNMP counters.
kernel.synflood | kernel | syn-flood | - | - | - | TCP: request_sock_TCP: Possible SYN flooding on port [::]:22. Sending cookies.
kernel.cgroup.fork | kernel | fork-failed | - | - | - | cgroup: fork rejected by pids controller in /system.slice/sshd.service
systemd.started | systemd | sshd-started | - | - | - | Started sshd.service - OpenSSH server daemon.
systemd.started | systemd | sshd-started | - | - | - | Started OpenBSD Secure Shell server.
systemd.started | systemd | sshd-stopped | - | - | - | Stopping OpenSSH Daemon...
systemd.started | systemd | sshd-stopped | - | - | - | Stopped ssh.service - OpenBSD Secure Shell server.
systemd.started | systemd | sshd-start-failed | - | - | - | Failed to start OpenSSH server daemon.
systemd.started | systemd | note | - | - | - | Reloaded ssh.service - OpenBSD Secure Shell server.
systemd.mainexit | systemd | sshd-start-failed | - | - | - | ssh.service: Main process exited, code=exited, status=1/FAILURE
systemd.mainexit | systemd | sshd-crashed | - | - | - | ssh.service: Main process exited, code=killed, status=9/KILL
systemd.failedresult | systemd | sshd-start-failed | - | - | - | ssh.service: Failed with result 'signal'.
systemd.startlimit | systemd | sshd-start-failed | - | - | - | ssh.service: Start request repeated too quickly.
systemd.restart | systemd | note | - | - | - | sshd.service: Scheduled restart job, restart counter is at 2.
systemd.restart | systemd | note | - | - | - | sshd.service: Service hold-off time over, scheduling restart.
systemd.oom | systemd | oom-kill | - | - | - | sshd.service: A process of this unit has been killed by the OOM killer.
systemd.socket.max | systemd | socket-limit | - | - | - | sshd.socket: Too many incoming connections (64), dropping connection.
systemd.socket.max | systemd | socket-limit | 2001:db8::7 | - | - | ssh.socket: Too many incoming connections (4) from source 2001:db8::7, dropping connection.
systemd.socket.trigger | systemd | socket-limit | - | - | - | sshd.socket: Trigger limit hit, refusing further activation.
systemd.socket.perconn | systemd | connection-opened | 2001:db8::7 | 39482 | - | Started ssh@0-2001:db8::10:22-2001:db8::7:39482.service - OpenBSD Secure Shell server per-connection daemon ([2001:db8::7]:39482).
systemd.socket.listen | systemd | sshd-started | - | - | - | Listening on sshd.socket - OpenSSH Server Socket.
systemd.socket.listen | systemd | sshd-stopped | - | - | - | Closed ssh.socket - OpenBSD Secure Shell server socket.
logind.session | systemd-logind | note | - | - | alice | New session 7 of user alice.
logind.session | systemd-logind | note | - | - | - | Session 7 logged out. Waiting for processes to exit.
meta.ossh.audit | auditd | ssh_login | 203.0.113.5 | - | - | type=USER_LOGIN msg=audit(1795223900.000:9): user pid=7 uid=0 auid=1 ses=1 subj=x msg='op=login acct=28756E6B6E6F776E207573657229 exe="/usr/sbin/sshd" hostname=? addr=203.0.113.5 terminal=ssh res=failed'
dropbear.exit | dropbear | connection-closed | 203.0.113.5 | 50288 | - | Exit before auth from <::ffff:203.0.113.5:50288>: Exited normally
dropbear.exit | dropbear | max-auth-tries | 203.0.113.5 | 50288 | root | Exit before auth from <203.0.113.5:50288>: (user 'root', 10 fails): Max auth tries reached - user 'root'
dropbear.exit | dropbear | ssh_login | 203.0.113.5 | 50288 | root | Bad password attempt for 'root' from 203.0.113.5:50288
dropbear.exit | dropbear | ssh_login | 203.0.113.5 | 50288 | - | Login attempt for nonexistent user from 203.0.113.5:50288
`;

const rows = table
  .split('\n')
  .filter((row) => row !== '')
  .map((row) => {
    const [id = '', program = '', action, ip, port, user, ...message] = row.split(' | ');
    return { id, program, action, ip, port, user, message: message.join(' | ') };
  });

async function told(line: string) {
  const path = join(scratchFolder({ 'x.log': `${line}\n` }), 'x.log');
  return (await analyzeAll([path])).events.map((event: LogEvent) => ({
    action: event.action,
    ip: event.sourceIp ?? '-',
    port: String(event.sourcePort ?? '-'),
    user: event.userName ?? '-',
  }));
}

describe('every wording of the server’s life', () => {
  it.each(rows)('$id behind a header: $message', async ({ id: _, program, message, ...expected }) => {
    expect(await told(`Nov 21 01:02:03 web1 ${program}[4711]: ${message}`)).toEqual([expected]);
  });

  const bare = rows.filter(({ program }) => ['sshd', 'systemd', 'kernel', 'auditd'].includes(program));
  it.each(bare)('$id bare: $message', async ({ id: _, program: __, message, ...expected }) => {
    expect(await told(message)).toEqual([expected]);
  });

  it('is of 46 entries of the catalogue', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(46);
  });
});

describe('the audit log', () => {
  it('has its time, and its host if it names one, in each record', async () => {
    const record =
      'type=USER_LOGIN msg=audit(1795223900.250:9): pid=7 uid=0 auid=1 ses=1 msg=\'op=login acct="alice" exe="/usr/sbin/sshd" hostname=? addr=203.0.113.5 terminal=ssh res=success\'';
    const log = `node=db1 ${record}\ntype=CRED_ACQ msg=audit(1795223900.260:10): pid=7 uid=0\n`;
    const { events, unread, summary } = await analyzeAll([join(scratchFolder({ 'audit.log': log }), 'audit.log')]);
    expect(events.map(({ line, sourceIp, userName }) => [line.time, line.host, sourceIp, userName])).toEqual([
      [1795223900.25e6, 'db1', '203.0.113.5', 'alice'],
    ]);
    expect(unread).toEqual([]);
    expect(summary.ignored).toBe(1);
  });
});
