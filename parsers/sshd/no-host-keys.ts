import { defineParser } from '../../src/parser/define.ts';

export const noHostKeys = defineParser({
  id: 'sshd.no-host-keys',
  title: 'sshd ended: it has no host key',
  program: ['sshd'],
  action: 'host-key-error',
  outcome: 'failure',
  patterns: ['sshd: no hostkeys available -- exiting.', 'no hostkeys available -- exiting.'],
  fields: { 'event.reason': 'no_host_keys' },
  meaning:
    'No private host key could be read, so the server does not start; with socket activation every connection ' +
    'is taken and closed at once.',
  remedy: [
    'ssh-keygen -A makes those that are missing; their files must be owned by root with mode 600 (Red Hat: ' +
      '640, group ssh_keys)',
  ],
  source: 'openssh-portable sshd.c main(), all releases',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: sshd: no hostkeys available -- exiting.': {},
    'Nov 21 01:18:41 web1 sshd[4711]: no hostkeys available -- exiting.': {},
  },
});
