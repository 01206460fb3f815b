import { setTimeout as sleep } from 'node:timers/promises';
import type { Seen } from '../clients.ts';
import { put } from '../namespace.ts';
import { cut, letIn, notCut, type Scenario, unlessDropped } from '../scenario.ts';
import { startFail2ban, startSshd } from '../servers.ts';

const SECONDS = 30;
const SETTING = '8:40:14';

/** hosts.deny, fail2ban, MaxStartups, attackers and people who work, all at once. */
export async function mixedLoad(scenario: Scenario): Promise<void> {
  put('/etc/hosts.deny', 'sshd: 203.0.113.2\nsshd: [2001:db8:bad::1]\n');
  const sshd = await startSshd(`MaxStartups ${SETTING}\nLoginGraceTime 8\nMaxAuthTries 3`);
  const fail2ban = await startFail2ban(
    'ignoreip = 203.0.113.2 2001:db8:bad::1\nmaxretry = 4\nfindtime = 60\nbantime = 600\naction = hostsdeny[daemon_list=sshd]',
  );
  const refused = unlessDropped(cut('refused_tcp_wrappers', 'tcp-wrappers', 'hosts.deny'), SETTING);
  const held = unlessDropped(notCut('preauth_close'), SETTING);
  const banned = cut('refused_tcp_wrappers', 'fail2ban', 'fail2ban ban (hosts.deny)');
  const guessed = (seen: Seen) => unlessDropped(seen.banner ? notCut('failed_password') : banned, SETTING)(seen);
  const until = Date.now() + SECONDS * 1000;
  const repeat = async (gap: number, task: () => Promise<unknown>) => {
    while (Date.now() < until) {
      await task();
      await sleep(gap);
    }
  };
  const guess = (source: string) => scenario.ssh(source, guessed, { user: 'root', password: 'toor', prompts: 2 });
  await Promise.all([
    repeat(1000, () => scenario.ssh('10.20.0.5', unlessDropped(letIn, SETTING))),
    repeat(1700, () => scenario.ssh('10.20.0.6', unlessDropped(letIn, SETTING), { user: 'deploy' })),
    repeat(1300, () => scenario.raw('203.0.113.2', refused)),
    repeat(2700, () => scenario.raw('2001:db8:bad::1', refused)),
    ...['112', '113', '114'].map((last) => repeat(1200, () => guess(`203.0.113.${last}`))),
    ...['40', '41', '42', '43', '44'].map((last) =>
      repeat(1500, () => scenario.raw(`203.0.113.${last}`, held, { hold: 3000 })),
    ),
  ]);
  await fail2ban.stop();
  await sshd.stop();
  put('/etc/hosts.deny', '');
}
