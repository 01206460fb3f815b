import { defineParser } from '../../src/parser/define.ts';

export const configIncomplete = defineParser({
  id: 'sshd.config-incomplete',
  title: 'options of sshd_config contradict each other',
  program: ['sshd'],
  action: 'sshd-config-error',
  outcome: 'failure',
  patterns: [
    'AuthorizedKeysCommand set without AuthorizedKeysCommandUser',
    'AuthorizedPrincipalsCommand set without AuthorizedPrincipalsCommandUser',
    'AuthenticationMethods cannot be satisfied by enabled authentication methods',
  ],
  fields: { 'event.reason': 'contradiction' },
  meaning: 'sshd does not start with it.',
  source: 'openssh-portable sshd.c main(), since 6.2',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: fatal: AuthorizedKeysCommand set without AuthorizedKeysCommandUser': {},
    'Nov 21 01:18:41 web1 sshd[4711]: fatal: AuthorizedPrincipalsCommand set without AuthorizedPrincipalsCommandUser':
      {},
    'Nov 21 01:18:41 web1 sshd[4711]: fatal: AuthenticationMethods cannot be satisfied by enabled authentication methods':
      {},
  },
});
