import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { together } from '../clients.ts';
import { put, run, sh } from '../namespace.ts';
import { cut, ended, letIn, notCut, type Scenario, unlessDropped } from '../scenario.ts';
import { start, startSshd, until } from '../servers.ts';

/** sshd's lines in the journal (`journalctl -o json`, `-o export`), the kernel's in kern.log: Debian without rsyslog for sshd. */
export async function journal(scenario: Scenario): Promise<void> {
  put('/etc/systemd/journald.conf', '[Journal]\nStorage=volatile\nForwardToSyslog=no\nRateLimitBurst=0\n');
  const journald = start('/lib/systemd/systemd-journald', []);
  await until('journald listens', () => existsSync('/run/systemd/journal/dev-log'));
  sh('mv /dev/log /dev/log.away; ln -s /run/systemd/journal/dev-log /dev/log');
  put('/etc/hosts.deny', 'sshd: 203.0.113.2\n');
  const setting = '3:100:3';
  const sshd = await startSshd(`MaxStartups ${setting}\nMaxAuthTries 2`);
  sh(`iptables -A INPUT -s 203.0.113.106 -p tcp --dport 22 -j LOG --log-prefix 'ssh drop: '
    iptables -A INPUT -s 203.0.113.106 -p tcp --dport 22 -j DROP`);
  await scenario.ssh('10.20.0.5', letIn);
  await scenario.ssh('203.0.113.2', cut('refused_tcp_wrappers', 'tcp-wrappers', 'hosts.deny'));
  await scenario.ssh('203.0.113.106', cut('firewall_cut', 'firewall', 'DROP with LOG'), {
    options: ['ConnectTimeout=3'],
  });
  await sleep(5000);
  const judge = unlessDropped(notCut('preauth_close'), setting);
  const holders = together(3, (i) => scenario.raw(`203.0.113.${40 + i}`, judge, { hold: 3000 }));
  await sleep(500);
  await together(3, (i) => scenario.ssh(`10.20.0.${5 + i}`, judge));
  await holders;
  const tooMany = ended('max_auth_tries', 'max-auth-tries', 'MaxAuthTries 2');
  await scenario.ssh('203.0.113.13', tooMany, { user: 'bob', password: 'x', prompts: 4 });
  await scenario.raw('203.0.113.20', ended('bad_protocol', 'protocol', 'HTTP'), { send: 'GET / HTTP/1.1\r\n\r\n' });
  await scenario.ssh('10.20.0.5', letIn);
  await sshd.stop();
  await sleep(500);
  sh('iptables -F INPUT; rm /dev/log; mv /dev/log.away /dev/log; journalctl --sync || true');
  const fields = 'MESSAGE,PRIORITY,SYSLOG_IDENTIFIER,SYSLOG_PID,_PID,_COMM,_HOSTNAME,_TRANSPORT';
  for (const form of ['json', 'export']) {
    scenario.add(
      `journal.${form}`,
      run('journalctl', ['-o', form, '--no-pager', '-t', 'sshd', `--output-fields=${fields}`]),
    );
  }
  await journald.stop();
  put('/etc/hosts.deny', '');
}
