import { defineParser } from '../../src/parser/define.ts';

export const twist = defineParser({
  id: 'libwrap.twist',
  title: 'a twist rule of TCP wrappers answered instead of sshd',
  program: ['sshd', 'tcpd'],
  action: 'connection-refused',
  outcome: 'failure',
  patterns: [
    'twist {sshwhy.refused.name:word}@{source.address:address} to {process.command_line:text}',
    'twist {source.address:address} to {process.command_line:text}',
  ],
  fields: { 'event.reason': 'tcp_wrappers' },
  meaning:
    'A rule with "twist" in /etc/hosts.deny or hosts.allow fits the client, so the named command ran in sshd’s ' +
    'place. The client gets that command’s output instead of a banner and then the end of the connection.',
  remedy: [
    'See which rule fits: tcpdmatch sshd ADDRESS (package tcpd).',
    'Take the entry out of /etc/hosts.deny or allow it first in /etc/hosts.allow (sshd: ADDRESS); both take effect at once. If fail2ban or DenyHosts wrote it, unban it there.',
  ],
  source: 'tcp_wrappers 7.6 options.c twist_option()',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: twist 192.0.2.4 to /bin/echo banned': {
      'source.address': '192.0.2.4',
      'process.command_line': '/bin/echo banned',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: twist root@host.example.com to /bin/echo go away': {
      'sshwhy.refused.name': 'root',
      'source.address': 'host.example.com',
      'process.command_line': '/bin/echo go away',
    },
  },
});
