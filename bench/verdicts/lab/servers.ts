import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { put, SERVER, SERVER6, sh } from './namespace.ts';

const base = `ListenAddress ${SERVER}:22
ListenAddress [${SERVER6}]:22
HostKey /etc/ssh/ssh_host_ed25519_key
HostKey /etc/ssh/ssh_host_rsa_key
UsePAM yes
PidFile /run/sshd.pid
PrintMotd no
Subsystem sftp /usr/lib/openssh/sftp-server
LogLevel VERBOSE
PasswordAuthentication yes
KbdInteractiveAuthentication no
`;

export interface Server {
  readonly process: ChildProcess;
  /** Ends it and waits until it has ended. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export const sshdConfig = '/run/lab/sshd_config';

/** Settings are first come, first served, so those given win; a `Match` block comes last. */
export function writeSshdConfig(settings: string, match = ''): void {
  put(sshdConfig, `${settings}\n${base}${match}\n`);
}

/** Debian's sshd on port 22, ready when this resolves. What it writes is in auth.log. */
export async function startSshd(settings = '', match = ''): Promise<Server> {
  writeSshdConfig(settings, match);
  const server = start('/usr/sbin/sshd', ['-D', '-f', sshdConfig]);
  await until('sshd listens', () => listens(22));
  await sleep(200);
  return server;
}

/** auth.log, kern.log and daemon.log as on Debian, without a limit on the rate; auth.trad.log has the same lines with traditional stamps. */
export async function startRsyslog(): Promise<Server> {
  put(
    '/etc/rsyslog-lab.conf',
    `module(load="imuxsock" SysSock.RateLimit.Interval="0")
module(load="imkmsg")
$WorkDirectory /var/spool/rsyslog
auth,authpriv.* action(type="omfile" file="/var/log/auth.log")
auth,authpriv.* action(type="omfile" file="/var/log/auth.trad.log" template="RSYSLOG_TraditionalFileFormat")
kern.*          action(type="omfile" file="/var/log/kern.log")
daemon.*        action(type="omfile" file="/var/log/daemon.log")
`,
  );
  const server = start('rsyslogd', ['-n', '-f', '/etc/rsyslog-lab.conf', '-i', '/run/rsyslogd.pid']);
  await until('rsyslogd listens', () => existsSync('/dev/log'));
  await sleep(1000); // it reads what the kernel had logged before
  return server;
}

/** fail2ban with one jail `sshd` on auth.log; `settings` go into the jail. */
export async function startFail2ban(settings: string): Promise<Server> {
  const common = '[DEFAULT]\nignoreself = false\nbackend = polling\nusedns = no\n';
  put('/etc/fail2ban/jail.d/defaults-debian.conf', '');
  put('/etc/fail2ban/jail.local', `${common}[sshd]\nenabled = true\nlogpath = /var/log/auth.log\n${settings}\n`);
  put('/etc/fail2ban/fail2ban.local', '[Definition]\nallowipv6 = auto\ndbfile = None\n');
  const logging = ['--loglevel', 'INFO', '--logtarget', '/var/log/fail2ban.log'];
  const server = start('fail2ban-server', ['-xf', ...logging, 'start']);
  await until('fail2ban has its jail', () => succeeds('fail2ban-client status sshd'));
  await sleep(1500);
  return server;
}

/** sshguard on auth.log, with the back end that writes `sshd : ADDRESS : DENY` into hosts.allow. */
export async function startSshguard(blockSeconds: number): Promise<Server> {
  put(
    '/etc/sshguard/sshguard.conf',
    `BACKEND="/usr/libexec/sshguard/sshg-fw-hosts"
FILES="/var/log/auth.log"
THRESHOLD=30
BLOCK_TIME=${blockSeconds}
DETECTION_TIME=600
WHITELIST_FILE=/dev/null
`,
  );
  const server = start('sshguard', ['-i', '/run/sshguard.pid']);
  await sleep(2000);
  return server;
}

/** Any program that stays; in a group of its own, so that its children end with it. What it says goes to /run/lab/servers.log. */
export function start(program: string, args: readonly string[]): Server {
  const log = openSync('/run/lab/servers.log', 'a');
  const process = spawn(program, args, { stdio: ['ignore', log, log], detached: true });
  closeSync(log);
  const ended = new Promise<void>((resolve) => process.once('exit', () => resolve()));
  const kill = (signal: NodeJS.Signals) => {
    if (process.exitCode === null && process.pid !== undefined) process.kill(signal);
  };
  return {
    process,
    stop: async (signal = 'SIGTERM') => {
      kill(signal);
      await Promise.race([ended, sleep(8000).then(() => kill('SIGKILL'))]);
      await sleep(300);
    },
  };
}

/** @throws Error when it does not come true within ten seconds */
export async function until(what: string, isTrue: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (isTrue()) return;
    await sleep(50);
  }
  throw new Error(`waited ten seconds in vain: ${what}\n${readFileSync('/run/lab/servers.log', 'utf8')}`);
}

/** By the kernel's table, so that no connection is made that the log would show. */
function listens(port: number): boolean {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  return readFileSync('/proc/net/tcp', 'utf8').includes(`:${hex} 00000000:0000 0A`);
}

function succeeds(command: string): boolean {
  try {
    sh(command);
    return true;
  } catch {
    return false;
  }
}
