import { together } from '../clients.ts';
import { ended, letIn, type Scenario } from '../scenario.ts';
import { startSshd } from '../servers.ts';

/** Logins that nobody cuts, clients that are killed, ClientAlive, MaxSessions. */
export async function sessions(scenario: Scenario): Promise<void> {
  let sshd = await startSshd('ClientAliveInterval 1\nClientAliveCountMax 2');
  await scenario.ssh('10.20.0.5');
  await scenario.ssh('10.20.0.5', letIn, { user: 'bob', password: 'builder42' });
  await scenario.ssh('10.20.0.6', letIn, { user: 'deploy', command: ['exit 3'] });
  await scenario.ssh('2001:db8:900d::1');
  await scenario.ssh('10.20.0.6', letIn, { command: ['-s', 'sftp'] });
  await together(4, (i) => scenario.ssh(`10.20.0.${5 + (i % 3)}`, letIn, { command: ['sleep 1'] }));
  const killed = { ...letIn, expect: 'accepted_then_client_killed' };
  await scenario.ssh('10.20.0.6', killed, { command: ['sleep 20'], signal: { name: 'SIGKILL', after: 1500 } });
  const silent = {
    ...ended('', 'client-alive', 'ClientAliveCountMax 2'),
    expect: 'accepted_then_client_alive_timeout',
  };
  await scenario.ssh('10.20.0.7', silent, {
    command: ['sleep 20'],
    signal: { name: 'SIGSTOP', after: 1500 },
    seconds: 8,
  });
  await sshd.stop();

  sshd = await startSshd('MaxSessions 0');
  const none = { ...ended('', 'max-sessions', 'MaxSessions 0'), expect: 'accepted_then_no_session' };
  await scenario.ssh('10.20.0.7', none);
  await sshd.stop();
  sshd = await startSshd();
  await scenario.ssh('10.20.0.7');
  await sshd.stop();
}
