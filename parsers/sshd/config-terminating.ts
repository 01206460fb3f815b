import { defineParser } from '../../src/parser/define.ts';

export const configTerminating = defineParser({
  id: 'sshd.config-terminating',
  title: 'sshd ends because its configuration has errors',
  program: ['sshd'],
  action: 'sshd-config-error',
  outcome: 'failure',
  patterns: ['{file.path:word}: terminating, {sshwhy.config.errors:int} bad configuration options'],
  fields: { 'event.reason': 'terminating' },
  meaning:
    'A start or a reload was given up. After a reload nobody listens any more: the server is gone until ' +
    'somebody mends the file and starts it.',
  remedy: ['sshd -t lists the errors'],
  source: 'openssh-portable servconf.c parse_server_config_depth(), all releases',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: fatal: /etc/ssh/sshd_config: terminating, 1 bad configuration options': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.errors': 1,
    },
  },
});
