import { defineParser } from '../../src/parser/define.ts';

export const configMissingValue = defineParser({
  id: 'sshd.config-missing-value',
  title: 'sshd_config has an option without what belongs behind it',
  program: ['sshd'],
  action: 'sshd-config-error',
  outcome: 'failure',
  patterns: [
    '{file.path:word} line {sshwhy.config.line:int}: missing argument.',
    '{file.path:word} line {sshwhy.config.line:int}: Missing argument.',
    '{file.path:word} line {sshwhy.config.line:int}: missing address',
    '{file.path:word} line {sshwhy.config.line:int}: missing file name.',
    '{file.path:word} line {sshwhy.config.line:int}: missing socket name.',
    '{file.path:word} line {sshwhy.config.line:int}: missing integer value.',
    '{file.path:word} line {sshwhy.config.line:int}: missing port number.',
    '{file.path:word} line {sshwhy.config.line:int}: missing time value.',
    '{file.path:word} line {sshwhy.config.line:int}: missing yes/no argument.',
    '{file.path:word} line {sshwhy.config.line:int}: Missing yes/no argument.',
    '{file.path:word} line {sshwhy.config.line:int}: Missing subsystem name.',
    '{file.path:word} line {sshwhy.config.line:int}: Missing subsystem command.',
    '{file.path:word} line {sshwhy.config.line:int}: Missing MaxStartups spec.',
    '{file.path:word} line {sshwhy.config.line:int}: missing address family.',
    '{file.path:word} line {sshwhy.config.line:int}: {sshwhy.config.option:word} missing argument.',
    '{file.path:word} line {sshwhy.config.line:int}: {sshwhy.config.option:word} missing filename argument',
    '{file.path:word} line {sshwhy.config.line:int}: {sshwhy.config.option:word} missing host',
    '{file.path:word} line {sshwhy.config.line:int}: {sshwhy.config.option:word} bad port number',
  ],
  fields: { 'event.reason': 'missing_value' },
  meaning: 'sshd does not start with it; one that runs keeps what it read before, until a reload or restart.',
  remedy: ['sshd -t; complete the line, then systemctl restart ssh (Red Hat, SUSE, Arch: sshd)'],
  source: 'openssh-portable servconf.c process_server_config_line(), all releases',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: missing argument.': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: Missing argument.': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: missing address': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: missing file name.': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: missing socket name.': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: missing integer value.': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: missing port number.': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: missing time value.': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: missing yes/no argument.': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: Missing yes/no argument.': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: Missing subsystem name.': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: Missing subsystem command.': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: Missing MaxStartups spec.': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: missing address family.': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: Ciphers missing argument.': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.option': 'Ciphers',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: Include missing filename argument': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.option': 'Include',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: PermitOpen missing host': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.option': 'PermitOpen',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: PermitOpen bad port number': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.option': 'PermitOpen',
    },
  },
  rejects: ['Nov 21 01:18:41 web1 sshd[4711]: error: /etc/hosts.deny, line 9: missing option name'],
});
