import { readFileSync } from 'node:fs';
import { put, sh, strangeKey } from '../namespace.ts';
import { ended, letIn, notCut, type Scenario } from '../scenario.ts';
import { startSshd } from '../servers.ts';

const denied = (cause: string) => ended('denied_by_policy', 'access-policy', cause);

/** Whom sshd or PAM lets in: DenyUsers, AllowUsers, AllowGroups, root, nologin, expiry, shell, pam_access, from= in a key. */
export async function accessPolicy(scenario: Scenario): Promise<void> {
  let sshd = await startSshd('DenyUsers eve\nAllowUsers alice bob@10.20.0.* eve\nPermitRootLogin yes');
  await scenario.ssh('203.0.113.80', denied('DenyUsers'), { user: 'eve', password: 'eavesdrop7' });
  await scenario.ssh('203.0.113.80', denied('not in AllowUsers'), { user: 'bob', password: 'builder42' });
  await scenario.ssh('10.20.0.5', letIn, { user: 'bob', password: 'builder42' });
  await scenario.ssh('203.0.113.80', notCut('failed_password_invalid_user'), { user: 'ghost', password: 'x' });
  await sshd.stop();

  sh('groupadd -f staff2; usermod -aG staff2 alice');
  sshd = await startSshd('AllowGroups staff2\nPermitRootLogin no');
  await scenario.ssh('203.0.113.81', letIn);
  await scenario.ssh('203.0.113.81', denied('not in AllowGroups'), { user: 'deploy' });
  await sshd.stop();

  sshd = await startSshd('PermitRootLogin no');
  await scenario.ssh('203.0.113.82', denied('PermitRootLogin no'), { user: 'root' });
  await scenario.ssh('203.0.113.82', denied('PermitRootLogin no, with the right password'), {
    user: 'root',
    password: 'root4now',
  });
  put('/etc/nologin', 'maintenance\n');
  await scenario.ssh('203.0.113.82', denied('/etc/nologin'));
  sh('rm /etc/nologin; chage -E 2020-01-01 eve; usermod -s /bin/nosuchshell bob');
  await scenario.ssh('203.0.113.83', denied('account expired'), { user: 'eve', password: 'eavesdrop7' });
  await scenario.ssh('203.0.113.83', denied('no such shell'), { user: 'bob', password: 'builder42' });
  sh('usermod -s /bin/bash bob; chage -E -1 eve');

  const pam = readFileSync('/etc/pam.d/sshd', 'utf8');
  put('/etc/security/access.conf', '-:bob:203.0.113.84\n');
  put('/etc/pam.d/sshd', `${pam}\naccount required pam_access.so\n`);
  await scenario.ssh('203.0.113.84', denied('pam_access'), { user: 'bob', password: 'builder42' });
  put('/etc/pam.d/sshd', pam);

  const keys = '/home/alice/.ssh/authorized_keys';
  const own = readFileSync(keys, 'utf8');
  sh(`sed -i 's/^/from="10.20.0.0\\/24" /' ${keys}`);
  await scenario.ssh('203.0.113.85', denied('from= of the key'));
  await scenario.ssh('10.20.0.5', letIn);
  sh(`chmod 666 ${keys}`);
  await scenario.ssh('10.20.0.5', denied('modes of authorized_keys'));
  sh(`sed -i 's/^from="[^"]*" //' ${keys}; chmod 600 ${keys}`);
  if (readFileSync(keys, 'utf8') !== own) throw new Error('authorized_keys was not put back');
  await scenario.ssh('10.20.0.5', notCut('failed_publickey'), { key: strangeKey });
  await scenario.ssh('10.20.0.5', letIn);
  await sshd.stop();
}
