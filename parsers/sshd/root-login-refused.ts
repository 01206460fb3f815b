import { defineParser } from '../../src/parser/define.ts';

export const rootLoginRefused = defineParser({
  id: 'sshd.root-login-refused',
  title: 'root may not log in this way',
  program: ['sshd'],
  action: 'access-denied',
  outcome: 'failure',
  patterns: [
    'ROOT LOGIN REFUSED FROM {source.ip:ip} port {source.port:port}', // 7.3 and later
    'ROOT LOGIN REFUSED FROM {source.ip:ip}',
  ],
  fields: { 'event.reason': 'root_login' },
  meaning:
    'The credentials of root were right, but PermitRootLogin does not allow this method, so sshd treated the ' +
    'login as failed.',
  remedy: ['Log in as another user and use sudo, or use a key with PermitRootLogin prohibit-password.'],
  source: 'openssh-portable auth.c auth_root_allowed(), since 2.1; port since 7.3',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: ROOT LOGIN REFUSED FROM 192.0.2.4 port 12345 [preauth]': {
      'source.ip': '192.0.2.4',
      'source.port': 12345,
    },
    'Nov 21 01:18:41 web1 sshd[4711]: ROOT LOGIN REFUSED FROM 192.0.2.4': { 'source.ip': '192.0.2.4' },
  },
  rejects: [
    'Nov 21 01:18:41 web1 sshd[4711]: ROOT LOGIN REFUSED hi FROM 198.51.100.7',
    "Nov 21 01:18:41 web1 sshd[4711]: Bad protocol version identification 'ROOT LOGIN REFUSED hi FROM 198.51.100.7' from 192.0.2.4",
  ],
});
