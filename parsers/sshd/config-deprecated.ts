import { defineParser } from '../../src/parser/define.ts';

export const configDeprecated = defineParser({
  id: 'sshd.config-deprecated',
  title: 'sshd_config has an option that no longer does anything',
  program: ['sshd'],
  action: 'note',
  patterns: [
    '{file.path:word} line {sshwhy.config.line:int}: Deprecated option {sshwhy.config.option:phrase}',
    '{file.path:word} line {sshwhy.config.line:int}: Unsupported option {sshwhy.config.option:phrase}',
  ],
  meaning: 'Harmless: sshd ignores it. Older releases write it for every connection, as “rexec line …”.',
  source: 'openssh-portable servconf.c process_server_config_line(), since 2.9.9',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: Deprecated option RSAAuthentication': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.option': 'RSAAuthentication',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: rexec line 3: Deprecated option UsePrivilegeSeparation': {
      'file.path': 'rexec',
      'sshwhy.config.line': 3,
      'sshwhy.config.option': 'UsePrivilegeSeparation',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: Unsupported option GSSAPIAuthentication': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.option': 'GSSAPIAuthentication',
    },
  },
});
