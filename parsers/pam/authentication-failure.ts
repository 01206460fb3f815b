import { defineParser } from '../../src/parser/define.ts';

const unix =
  'pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost={source.address:address}';

export const authenticationFailure = defineParser({
  id: 'pam.authentication-failure',
  title: 'a PAM module refused a password',
  program: ['sshd', 'sshd(pam_unix)'],
  action: 'note',
  outcome: 'failure',
  patterns: [
    `${unix}  user={user.name:user}`,
    `${unix} user={user.name:user}`, // spaces squeezed by the log system
    `${unix} `, // unknown user
    unix,
    'pam_unix(sshd:auth): authentication failure; logname={sshwhy.pam.logname:word} uid=0 euid=0 tty=ssh ruser= rhost={source.address:address}  user={user.name:user}',
    'pam_unix(sshd:auth): authentication failure; logname={sshwhy.pam.logname:word} uid=0 euid=0 tty=ssh ruser= rhost={source.address:address} ',
    'pam_sss(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost={source.address:address} user={user.name:user}',
    'authentication failure; logname= uid=0 euid=0 tty=NODEVssh ruser= rhost={source.address:address}  user={user.name:user}', // before Linux-PAM 0.99.2
    'authentication failure; logname= uid=0 euid=0 tty=NODEVssh ruser= rhost={source.address:address} ',
  ],
  meaning:
    'The password was wrong, or the user is unknown (then no user= follows). sshd writes "Failed password" for ' +
    'the same try, so this line is not counted as another one. rhost is a host name when UseDNS is on. What ' +
    'stands behind user= is the client’s own words; rhost comes before it and is safe.',
  source:
    'linux-pam modules/pam_unix/support.c, since 0.99.2 (trailing space; two spaces before user=); sssd pam_sss.c',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.11  user=root':
      { 'source.address': '192.0.2.11', 'user.name': 'root' },
    'Nov 21 01:18:41 web1 sshd[4711]: pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.2  user=test rhost=198.51.100.152':
      { 'source.address': '192.0.2.2', 'user.name': 'test rhost=198.51.100.152' },
    'Nov 21 01:18:41 web1 sshd[4711]: pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.2 user=bob':
      { 'source.address': '192.0.2.2', 'user.name': 'bob' },
    'Nov 21 01:18:41 web1 sshd[4711]: pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=host.example.com ':
      { 'source.address': 'host.example.com' },
    'Nov 21 01:18:41 web1 sshd[4711]: pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=2001:db8::4':
      { 'source.address': '2001:db8::4' },
    'Nov 21 01:18:41 web1 sshd[4711]: pam_unix(sshd:auth): authentication failure; logname=admin uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.11  user=root':
      { 'sshwhy.pam.logname': 'admin', 'source.address': '192.0.2.11', 'user.name': 'root' },
    'Nov 21 01:18:41 web1 sshd[4711]: pam_unix(sshd:auth): authentication failure; logname=admin uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.11 ':
      { 'sshwhy.pam.logname': 'admin', 'source.address': '192.0.2.11' },
    'Nov 21 01:18:41 web1 sshd[4711]: pam_sss(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.11 user=bob':
      { 'source.address': '192.0.2.11', 'user.name': 'bob' },
    'Nov 21 01:18:41 web1 sshd[4711]: pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.1  user=q uid=0 euid=0 tty=ssh ruser= rhost=198.51.100.6 ':
      { 'source.address': '192.0.2.1', 'user.name': 'q uid=0 euid=0 tty=ssh ruser= rhost=198.51.100.6 ' },
    'Nov 21 01:18:41 web1 sshd(pam_unix)[19939]: authentication failure; logname= uid=0 euid=0 tty=NODEVssh ruser= rhost=192.0.2.4  user=root':
      { 'source.address': '192.0.2.4', 'user.name': 'root' },
    'Nov 21 01:18:41 web1 sshd(pam_unix)[19939]: authentication failure; logname= uid=0 euid=0 tty=NODEVssh ruser= rhost=192.0.2.4 ':
      { 'source.address': '192.0.2.4' },
  },
});
