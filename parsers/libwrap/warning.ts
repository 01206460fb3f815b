import { defineParser } from '../../src/parser/define.ts';

export const warning = defineParser({
  id: 'libwrap.warning',
  title: 'TCP wrappers warn about a rule or a name',
  program: ['sshd', 'tcpd'],
  action: 'note',
  patterns: [
    'warning: {file.path:phrase}, line {sshwhy.config.line:int}: {error.message:text}',
    'warning: {error.message:text}', // outside of any rule
  ],
  meaning:
    'Either a line of hosts.allow or hosts.deny is malformed (it is skipped, perhaps with the rule that should ' +
    'allow you), or the client’s name and address do not fit together: such a client matches PARANOID and UNKNOWN ' +
    'and loses rules written for its name.',
  remedy: [
    'Check the file named in the line: tcpdchk -v (package tcpd).',
    'Write addresses instead of names into hosts.allow.',
  ],
  source: 'tcp_wrappers 7.6 diag.c tcpd_warn(), hosts_access.c and socket.c',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: warning: /etc/hosts.deny, line 3: missing ":" separator': {
      'file.path': '/etc/hosts.deny',
      'sshwhy.config.line': 3,
      'error.message': 'missing ":" separator',
    },
    "Nov 21 01:18:41 web1 sshd[4711]: warning: /etc/hosts.allow, line 7: can't verify hostname: getaddrinfo(evil.example, AF_INET) failed":
      {
        'file.path': '/etc/hosts.allow',
        'sshwhy.config.line': 7,
        'error.message': "can't verify hostname: getaddrinfo(evil.example, AF_INET) failed",
      },
    "Nov 21 01:18:41 web1 sshd[4711]: warning: can't get client address: Connection reset by peer": {
      'error.message': "can't get client address: Connection reset by peer",
    },
  },
  rejects: ['Nov 21 01:18:41 web1 sshd[4711]: WARNING: /etc/ssh/moduli does not exist, using fixed modulus'],
});
