import { setTimeout as sleep } from 'node:timers/promises';
import { together } from '../clients.ts';
import { put } from '../namespace.ts';
import { cut, notCut, type Scenario } from '../scenario.ts';
import { sshdConfig, start, until, writeSshdConfig } from '../servers.ts';

const service = `defaults
{
 log_type = SYSLOG authpriv info
 log_on_success = PID HOST DURATION EXIT
 log_on_failure = HOST ATTEMPT
}
service ssh
{
 socket_type = stream
 protocol = tcp
 port = 22
 wait = no
 user = root
 server = /usr/sbin/sshd
 server_args = -i -f ${sshdConfig}
 no_access = 203.0.113.105
 per_source = 2
 instances = 4
}
`;

/** sshd started by xinetd for each connection: no_access, hosts.deny, per_source, instances. */
export async function xinetd(scenario: Scenario): Promise<void> {
  writeSshdConfig('');
  put('/etc/hosts.deny', 'sshd: 203.0.113.2\n');
  put('/run/lab/xinetd.conf', service);
  const server = start('xinetd', ['-dontfork', '-f', '/run/lab/xinetd.conf', '-pidfile', '/run/lab/xinetd.pid']);
  await until('xinetd has started', () => server.process.exitCode === null);
  await sleep(1500);
  const byAddress = cut('refused_xinetd', 'tcp-wrappers', 'xinetd no_access');
  await together(2, () => scenario.ssh('203.0.113.105', byAddress));
  await together(2, () => scenario.ssh('203.0.113.2', cut('refused_tcp_wrappers', 'tcp-wrappers', 'hosts.deny')));
  await scenario.ssh('10.20.0.5');
  const limited = (setting: string) => cut('refused_xinetd', 'socket-limit', `xinetd ${setting}`);
  const held = (setting: string) => (seen: { banner: boolean }) =>
    seen.banner ? notCut('preauth_close') : limited(setting);
  await together(4, () => scenario.raw('203.0.113.106', held('per_source = 2'), { hold: 2500 }));
  await sleep(1000);
  await together(7, (i) => scenario.raw(`203.0.113.${110 + i}`, held('instances = 4'), { hold: 2500 }));
  await sleep(1000);
  await scenario.ssh('10.20.0.5');
  await server.stop();
  put('/etc/hosts.deny', '');
}
