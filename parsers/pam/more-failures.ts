import { defineParser } from '../../src/parser/define.ts';

export const moreFailures = defineParser({
  id: 'pam.more-failures',
  title: 'PAM sums up the failures of one connection',
  program: ['sshd'],
  action: 'note',
  patterns: [
    'PAM {sshwhy.count:int} more authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost={source.address:address}  user={user.name:user}',
    'PAM {sshwhy.count:int} more authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost={source.address:address} ',
    'PAM {sshwhy.count:int} more authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost={source.address:address}',
    'PAM {sshwhy.count:int} more authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost={source.address:address}  user={user.name:user}',
    'PAM {sshwhy.count:int} more authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost={source.address:address} ',
    'PAM {sshwhy.count:int} more authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost={source.address:address}',
  ],
  meaning:
    'When a connection ends, pam_unix says how many more passwords failed in it after the first. sshd has logged ' +
    'each of them, so they are not counted again.',
  source: 'linux-pam modules/pam_unix/support.c _cleanup_failures(), since 0.99',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: PAM 5 more authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost=host.example.com  user=root':
      { 'sshwhy.count': 5, 'source.address': 'host.example.com', 'user.name': 'root' },
    'Nov 21 01:18:41 web1 sshd[4711]: PAM 2 more authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.13 ':
      { 'sshwhy.count': 2, 'source.address': '192.0.2.13' },
    'Nov 21 01:18:41 web1 sshd[4711]: PAM 2 more authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.13':
      { 'sshwhy.count': 2, 'source.address': '192.0.2.13' },
    'Nov 21 01:18:41 web1 sshd[4711]: PAM 1 more authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.13  user=root':
      { 'sshwhy.count': 1, 'source.address': '192.0.2.13', 'user.name': 'root' },
    'Nov 21 01:18:41 web1 sshd[4711]: PAM 1 more authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=2001:db8::13 ':
      { 'sshwhy.count': 1, 'source.address': '2001:db8::13' },
    'Nov 21 01:18:41 web1 sshd[4711]: PAM 1 more authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.13':
      { 'sshwhy.count': 1, 'source.address': '192.0.2.13' },
  },
});
