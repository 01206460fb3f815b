import { defineParser } from '../../src/parser/define.ts';

export const configBadOption = defineParser({
  id: 'sshd.config-bad-option',
  title: 'sshd_config has an option that this sshd does not know',
  program: ['sshd'],
  action: 'sshd-config-error',
  outcome: 'failure',
  patterns: [
    '{file.path:word}: line {sshwhy.config.line:int}: Bad configuration option: {sshwhy.config.option:phrase}',
  ],
  fields: { 'event.reason': 'bad_option' },
  meaning:
    'A misspelt option, or one of another version. sshd does not start with it; one that runs keeps what it ' +
    'read before, until a reload or restart.',
  remedy: [
    'sshd -t lists all errors; correct or remove the line, then systemctl restart ssh (Red Hat, SUSE, Arch: ' + 'sshd)',
  ],
  source:
    'openssh-portable servconf.c process_server_config_line(), all releases: a colon behind the file name, ' +
    'unlike other errors',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: error: /etc/ssh/sshd_config: line 12: Bad configuration option: PermitRootLogn': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 12,
      'sshwhy.config.option': 'PermitRootLogn',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config.d/50-site.conf: line 3: Bad configuration option: UsePrivilegeSeperation':
      {
        'file.path': '/etc/ssh/sshd_config.d/50-site.conf',
        'sshwhy.config.line': 3,
        'sshwhy.config.option': 'UsePrivilegeSeperation',
      },
  },
  rejects: ['Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 41: Deprecated option RSAAuthentication'],
});
