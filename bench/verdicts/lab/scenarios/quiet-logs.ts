import { setTimeout as sleep } from 'node:timers/promises';
import { together } from '../clients.ts';
import { put } from '../namespace.ts';
import { cut, letIn, notCut, type Scenario, unlessDropped } from '../scenario.ts';
import { startSshd } from '../servers.ts';

/** The same cuts at LogLevel INFO, ERROR and QUIET: what leaves no trace cannot be told, and must not be guessed. */
export async function quietLogs(scenario: Scenario): Promise<void> {
  put('/etc/hosts.deny', 'sshd: 203.0.113.2\n');
  for (const [round, level] of ['INFO', 'ERROR', 'QUIET'].entries()) {
    const setting = '3:100:3';
    const sshd = await startSshd(`LogLevel ${level}\nMaxStartups ${setting}\nLoginGraceTime 20`);
    const refused = cut('refused_tcp_wrappers', 'tcp-wrappers', `hosts.deny, LogLevel ${level}`);
    await scenario.ssh('203.0.113.2', refused);
    await sleep(5500);
    const judge = unlessDropped(notCut('preauth_close'), `${setting}, LogLevel ${level}`);
    const holders = together(3, (i) => scenario.raw(`203.0.113.${40 + 10 * round + i}`, judge, { hold: 3000 }));
    await sleep(800);
    await scenario.ssh('10.20.0.5', judge);
    await scenario.raw(`203.0.113.${120 + round}`, judge);
    await holders;
    await sleep(500);
    await scenario.ssh('10.20.0.5', letIn);
    await scenario.ssh('203.0.113.11', notCut('failed_password'), { user: 'bob', password: 'x' });
    await sshd.stop();
  }
  put('/etc/hosts.deny', '');
}
