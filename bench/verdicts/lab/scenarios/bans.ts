import { setTimeout as sleep } from 'node:timers/promises';
import { together } from '../clients.ts';
import { put, sh } from '../namespace.ts';
import { cut, letIn, notCut, refusedOr, type Scenario, type Truth } from '../scenario.ts';
import { startFail2ban, startSshd, startSshguard } from '../servers.ts';

const wrong = notCut('failed_password');
const byHand = cut('refused_tcp_wrappers', 'tcp-wrappers', 'hosts.deny by hand');

async function guess(scenario: Scenario, source: string, count: number, banned: Truth): Promise<void> {
  for (let i = 0; i < count; i++)
    await scenario.ssh(source, refusedOr(banned, wrong), { user: 'root', password: 'toor' });
}

/** A ban written into hosts.deny: TCP wrappers refuse, and say so; one address stands there by hand. One ban hits alice. */
export async function fail2banHostsDeny(scenario: Scenario): Promise<void> {
  put('/etc/hosts.deny', 'sshd: 203.0.113.6\n');
  const sshd = await startSshd();
  const fail2ban = await startFail2ban(
    'ignoreip = 203.0.113.6\nmaxretry = 3\nfindtime = 60\nbantime = 20\naction = hostsdeny[daemon_list=sshd]',
  );
  const banned = cut('refused_tcp_wrappers', 'fail2ban', 'fail2ban ban (hosts.deny)');
  await scenario.ssh('203.0.113.94', letIn);
  await scenario.ssh('203.0.113.6', byHand);
  await together(2, (i) => guess(scenario, `203.0.113.${93 + i}`, 3, banned));
  await sleep(3000);
  await together(6, (i) => scenario.ssh(`203.0.113.${93 + (i % 2)}`, refusedOr(banned)));
  await scenario.ssh('203.0.113.6', byHand);
  await scenario.ssh('10.20.0.5', letIn);
  await sleep(20_000);
  await scenario.ssh('203.0.113.94', letIn);
  await guess(scenario, '203.0.113.93', 1, banned);
  await fail2ban.stop();
  await sshd.stop();
  put('/etc/hosts.deny', '');
  scenario.without.delete('auth.trad.log');
}

/** A ban by iptables: first with a LOG rule, then without. sshd says nothing of what is cut. */
export async function fail2banFirewall(scenario: Scenario): Promise<void> {
  const sshd = await startSshd();
  const jail = 'maxretry = 3\nfindtime = 60\nbantime = 15\naction = ';
  let fail2ban = await startFail2ban(`${jail}iptables-multiport-log[name=sshd, port="22", loglevel=warning]`);
  const banned = cut('firewall_cut', 'fail2ban', 'fail2ban ban (iptables)');
  await guess(scenario, '203.0.113.95', 3, banned);
  await sleep(2500);
  await together(3, () => scenario.ssh('203.0.113.95', refusedOr(banned), { options: ['ConnectTimeout=3'] }));
  await scenario.ssh('10.20.0.5', letIn);
  await sleep(15_000);
  await guess(scenario, '203.0.113.95', 1, banned);
  await fail2ban.stop();

  fail2ban = await startFail2ban(`${jail}iptables-multiport[name=sshd, port="22", blocktype=DROP]`);
  await scenario.ssh('203.0.113.96', letIn);
  await guess(scenario, '203.0.113.96', 3, banned);
  await guess(scenario, '2001:db8:bad::2', 3, banned);
  await sleep(2500);
  await together(2, () => scenario.ssh('203.0.113.96', refusedOr(banned), { options: ['ConnectTimeout=3'] }));
  await scenario.ssh('2001:db8:bad::2', refusedOr(banned), { options: ['ConnectTimeout=3'] });
  sh('fail2ban-client set sshd unbanip 203.0.113.96');
  await sleep(1000);
  await scenario.ssh('203.0.113.96', letIn);
  await fail2ban.stop();
  await sshd.stop();
}

/** sshguard writes `sshd : ADDRESS : DENY` into hosts.allow: TCP wrappers refuse; sshguard's own lines are in auth.log. */
export async function sshguardHosts(scenario: Scenario): Promise<void> {
  const sshd = await startSshd();
  const sshguard = await startSshguard(12);
  const blocked = cut('refused_tcp_wrappers', 'sshguard', 'sshguard block (hosts.allow)');
  await scenario.ssh('203.0.113.100', letIn);
  await guess(scenario, '203.0.113.100', 4, blocked);
  await sleep(2500);
  await together(4, () => scenario.ssh('203.0.113.100', refusedOr(blocked)));
  await scenario.ssh('10.20.0.5', letIn);
  await sleep(22_000);
  await scenario.ssh('203.0.113.100', refusedOr(blocked));
  await sshguard.stop();
  await sshd.stop();
  put('/etc/hosts.allow', '');
}
