import { setTimeout as sleep } from 'node:timers/promises';
import { together } from '../clients.ts';
import { cut, letIn, notCut, type Scenario, unlessDropped } from '../scenario.ts';
import { startSshd } from '../servers.ts';

const SETTING = '4:50:8';

/** Connections of one network hold the slots without logging in; people who only want to work are dropped between them. */
export async function maxStartups(scenario: Scenario): Promise<void> {
  const sshd = await startSshd(`MaxStartups ${SETTING}\nLoginGraceTime 30`);
  const judge = unlessDropped(notCut('preauth_close'), SETTING);
  await scenario.ssh('10.20.0.5', letIn);
  const holders = together(14, (i) => scenario.raw(`203.0.113.${40 + i}`, judge, { hold: 9000 }));
  await sleep(500);
  for (let round = 0; round < 4; round++) {
    await Promise.all([
      scenario.ssh('10.20.0.5', judge),
      scenario.ssh('10.20.0.6', judge, { user: 'deploy' }),
      scenario.ssh('2001:db8:900d::1', judge, { user: 'bob', password: 'builder42' }),
      scenario.raw(`203.0.113.${60 + round}`, judge, { hold: 200 }),
    ]);
    await sleep(800);
  }
  await holders;
  await sleep(500);
  await scenario.ssh('10.20.0.5', letIn);
  // Guesses as fast as they come hold slots too.
  await together(16, (i) => guess(scenario, `203.0.113.${70 + (i % 4)}`));
  await scenario.ssh('10.20.0.6', judge, { user: 'deploy' });
  await sshd.stop();
}

async function guess(scenario: Scenario, source: string): Promise<void> {
  const judge = unlessDropped(notCut('failed_password'), SETTING);
  await scenario.ssh(source, judge, { user: 'root', password: 'toor', prompts: 2 });
}

/** PerSourceMaxStartups: the one with many connections is dropped, the others are not. OpenSSH 9.2 says so only at DEBUG3. */
export async function perSourceMaxStartups(scenario: Scenario): Promise<void> {
  const sshd = await startSshd('PerSourceMaxStartups 2\nPerSourceNetBlockSize 32:128\nMaxStartups 20:30:60');
  const dropped = cut('persource_maxstartups_drop', 'per-source-max-startups', 'PerSourceMaxStartups 2');
  const judge = ({ banner }: { banner: boolean }) => (banner ? notCut('preauth_close') : dropped);
  const held = together(6, async (i) => {
    await sleep(i * 100);
    await scenario.raw('203.0.113.55', judge, { hold: 4000 });
  });
  await sleep(1500);
  await scenario.ssh('10.20.0.5', letIn);
  await held;
  await scenario.raw('203.0.113.55', judge, { hold: 300 });
  await sshd.stop();
}
