import { defineParser } from '../../src/parser/define.ts';

export const forgedAuthenticationFailure = defineParser({
  id: 'pam.forged-authentication-failure',
  title: 'a PAM line whose address cannot be trusted',
  program: ['sshd'],
  action: 'note',
  outcome: 'failure',
  patterns: [
    'pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser={sshwhy.pam.ruser:word} {sshwhy.pam.rest:text}',
  ],
  fields: { 'sshwhy.ambiguous': true },
  meaning:
    'sshd never sets ruser, yet here it is filled: somebody wrote text on both sides of the address to have a ' +
    'stranger blamed. No address is taken from the line; the other lines of the same process name the true one.',
  source: 'linux-pam modules/pam_unix/support.c; fail2ban tests pam-generic (injection on user name)',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser=test rhost=198.51.100.151 rhost=192.0.2.1':
      { 'sshwhy.pam.ruser': 'test', 'sshwhy.pam.rest': 'rhost=198.51.100.151 rhost=192.0.2.1' },
  },
  rejects: [
    'Nov 21 01:18:41 web1 sshd[4711]: pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.1 ',
  ],
});
