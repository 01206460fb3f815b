import { defineParser } from '../../src/parser/define.ts';

export const ruleError = defineParser({
  id: 'libwrap.rule-error',
  title: 'a broken rule of TCP wrappers refuses everybody who reaches it',
  program: ['sshd', 'tcpd'],
  action: 'note',
  patterns: [
    '/etc/hosts.allow, line {sshwhy.config.line:int}: {error.message:text}',
    '/etc/hosts.deny, line {sshwhy.config.line:int}: {error.message:text}',
  ],
  meaning:
    'The options of this line of hosts.allow or hosts.deny cannot be carried out. TCP wrappers stop there and ' +
    'refuse the client, even if the rule was meant to allow it; "refused connect from" of the same process ' +
    'follows.',
  remedy: ['Correct the line; tcpdchk -v (package tcpd) names the mistake.'],
  source: 'tcp_wrappers 7.6 diag.c tcpd_jump(), options.c',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: error: /etc/hosts.allow, line 4: bad option name: "alow"': {
      'sshwhy.config.line': 4,
      'error.message': 'bad option name: "alow"',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: error: /etc/hosts.deny, line 9: missing option name': {
      'sshwhy.config.line': 9,
      'error.message': 'missing option name',
    },
  },
});
