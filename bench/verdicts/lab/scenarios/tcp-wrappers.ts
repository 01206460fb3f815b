import { setTimeout as sleep } from 'node:timers/promises';
import { together } from '../clients.ts';
import { put } from '../namespace.ts';
import { cut, letIn, type Scenario, unlessDropped } from '../scenario.ts';
import { startSshd } from '../servers.ts';

const refused = (entry: string) => cut('refused_tcp_wrappers', 'tcp-wrappers', `hosts.deny ${entry}`);

/** hosts.deny by address, network, name and IPv6; an exception in hosts.allow; spawn and twist; a burst that fills MaxStartups. */
export async function tcpWrappers(scenario: Scenario): Promise<void> {
  put(
    '/etc/hosts.deny',
    `sshd: 203.0.113.2
sshd: 203.0.113.24/255.255.255.248
sshd: scanner9.example.net
sshd: [2001:db8:bad::1]
sshd: 203.0.113.3: spawn (logger -p auth.notice -t hostsdeny "blocked %a")
sshd: 203.0.113.4: twist /bin/echo banned
`,
  );
  put('/etc/hosts.allow', 'sshd: 203.0.113.24\n');
  const sshd = await startSshd();
  await together(3, () => scenario.ssh('203.0.113.2', refused('address')));
  await together(4, (i) => scenario.ssh(`203.0.113.${25 + i}`, refused('network')));
  await scenario.ssh('203.0.113.24', letIn);
  await together(2, () => scenario.ssh('203.0.113.9', refused('name')));
  await together(2, () => scenario.ssh('2001:db8:bad::1', refused('IPv6')));
  await scenario.ssh('2001:db8:900d::1', letIn);
  await scenario.ssh('203.0.113.3', refused('with spawn'));
  await scenario.ssh('203.0.113.4', refused('with twist'));
  await scenario.ssh('10.20.0.5', letIn);
  await sleep(5500); // a refused child stays for five seconds, and holds its slot
  const slots = '10:30:100 (the default), its slots held by refused children';
  await together(24, async (i) => {
    await sleep(i * 40);
    await scenario.raw('203.0.113.2', unlessDropped(refused('address'), slots), { hold: 500 });
  });
  await together(3, () => scenario.ssh('10.20.0.6', unlessDropped(letIn, slots)));
  await sleep(6000);
  await scenario.ssh('10.20.0.6', letIn);
  await sshd.stop();
  put('/etc/hosts.deny', '');
  put('/etc/hosts.allow', '');
}
