import { setTimeout as sleep } from 'node:timers/promises';
import { run, sh } from '../namespace.ts';
import { cut, letIn, type Scenario } from '../scenario.ts';
import { sshdConfig, start, startSshd, writeSshdConfig } from '../servers.ts';

const down = (cause: string) => cut('server_down', 'server-down', cause);
const badConfig = cut('server_down', 'server-config', 'sshd ended at a reload with a bad configuration');

/** Start, reload, a second sshd on the same port, stop, a reload with a bad configuration, lost folders and host keys. */
export async function lifecycle(scenario: Scenario): Promise<void> {
  let sshd = await startSshd();
  await scenario.ssh('10.20.0.5', letIn);
  sshd.process.kill('SIGHUP');
  await sleep(1000);
  await scenario.ssh('10.20.0.5', letIn);
  await start('/usr/sbin/sshd', ['-D', '-f', sshdConfig]).stop(); // cannot bind to port 22
  await sshd.stop();
  await tryThrice(scenario, down('sshd was stopped'));

  sshd = await startSshd();
  await scenario.ssh('10.20.0.5', letIn);
  writeSshdConfig('PermitRootLogn no\nMaxStartups 3:500:6');
  sshd.process.kill('SIGHUP');
  await sleep(1500);
  await tryThrice(scenario, badConfig);
  scenario.add(
    'sshd-t.txt',
    sayings(() => run('/usr/sbin/sshd', ['-t', '-f', sshdConfig])),
  );

  sshd = await startSshd();
  await scenario.ssh('10.20.0.5', letIn);
  await sshd.stop('SIGKILL');
  await sleep(500);
  sh('mv /run/sshd /run/sshd.away');
  writeSshdConfig('');
  await start('/usr/sbin/sshd', ['-D', '-f', sshdConfig]).stop(); // no folder for privilege separation
  await tryThrice(scenario, down('sshd was killed, and could not start'));
  sh('mv /run/sshd.away /run/sshd');

  sshd = await startSshd();
  await scenario.ssh('10.20.0.5', letIn);
  await sshd.stop();
}

async function tryThrice(scenario: Scenario, truth: ReturnType<typeof cut>): Promise<void> {
  await scenario.ssh('10.20.0.5', truth);
  await scenario.ssh('10.20.0.6', truth, { user: 'deploy' });
  await scenario.ssh('2001:db8:900d::1', truth);
  await sleep(500);
}

/** What a command says when it fails. */
function sayings(command: () => string): string {
  try {
    return command();
  } catch (error) {
    return (error as { stderr: string }).stderr;
  }
}
