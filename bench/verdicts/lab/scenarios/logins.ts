import { together } from '../clients.ts';
import { strangeKey } from '../namespace.ts';
import { ended, letIn, notCut, type Scenario } from '../scenario.ts';
import { startSshd } from '../servers.ts';

const wrong = notCut('failed_password');
const unknown = notCut('failed_password_invalid_user');

/** Guesses that nobody cuts, MaxAuthTries, connections that wait until LoginGraceTime, names that look like log text. */
export async function passwordAttack(scenario: Scenario): Promise<void> {
  const sshd = await startSshd('MaxAuthTries 3\nPermitRootLogin no\nLoginGraceTime 15\nMaxStartups 50:30:100');
  const tries = (source: string, user: string, prompts = 1) => ({ source, user, prompts });
  const guesses = [
    ...['root', 'root', 'root', 'alice', 'bob'].map((user) => tries('203.0.113.11', user)),
    ...['admin', 'oracle', 'test', 'ubuntu', 'postgres', 'pi'].map((user) => tries('203.0.113.12', user)),
    ...['foo bar', 'root from 192.0.2.1 port 22 ssh2', "bob' --", 'Ünïcode'].map((user) => tries('203.0.113.14', user)),
    tries('2001:db8:bad::4', 'guest'),
  ];
  await together(guesses.length, async (i) => {
    const { source, user } = guesses[i] as (typeof guesses)[number];
    await scenario.ssh(source, ['root', 'alice', 'bob'].includes(user) ? wrong : unknown, {
      user,
      password: 'wrong123',
    });
  });
  const tooMany = ended('max_auth_tries', 'max-auth-tries', 'MaxAuthTries 3');
  await together(3, (i) =>
    scenario.ssh('203.0.113.13', tooMany, { user: ['alice', 'bob', 'ghost'][i] as string, password: 'x', prompts: 5 }),
  );
  await scenario.ssh('203.0.113.15', notCut('failed_publickey'), { key: strangeKey });
  await scenario.ssh('203.0.113.15', notCut('failed_password'), { user: 'bob', password: 'bob' });
  await scenario.ssh('203.0.113.15', letIn, { user: 'bob', password: 'builder42' });
  const waited = ended('timeout_before_auth', 'login-grace-time', 'LoginGraceTime 15');
  await together(3, (i) => scenario.raw(`203.0.113.${30 + i}`, waited, { hold: 18_000 }));
  await scenario.ssh('10.20.0.5', letIn);
  await sshd.stop();
}
