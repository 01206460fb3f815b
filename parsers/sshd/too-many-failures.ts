import { defineParser } from '../../src/parser/define.ts';

export const tooManyFailures = defineParser({
  id: 'sshd.too-many-failures',
  title: 'sshd tells a client that it failed to log in too often',
  program: ['sshd'],
  action: 'max-auth-tries',
  outcome: 'failure',
  patterns: [
    'Disconnecting authenticating user {user.name:user} {source.ip:ip} port {source.port:port}: Too many authentication failures', // 7.5 and later
    'Disconnecting invalid user {user.name:user} {source.ip:ip} port {source.port:port}: Too many authentication failures',
    'Disconnecting: Too many authentication failures', // 6.8 to 7.4
    'Disconnecting: Too many authentication failures for invalid user {user.name:user} from {source.ip:ip} port {source.port:port} ssh2', // 6.7
    'Disconnecting: Too many authentication failures for {user.name:user} from {source.ip:ip} port {source.port:port} ssh2', // 6.7
    'Disconnecting: Too many authentication failures for invalid user {user.name:user}', // 3.x to 6.6
    'Disconnecting: Too many authentication failures for {user.name:user}', // 3.x to 6.6
  ],
  meaning:
    'MaxAuthTries was used up and sshd closes the connection. From 6.8 on the same process has written "maximum ' +
    'authentication attempts exceeded" just before: the two lines are one cut.',
  remedy: ['In the client: ssh -o IdentitiesOnly=yes -i KEY, or remove keys from the agent (ssh-add -D).'],
  source: 'openssh-portable auth.h, auth.c and packet.c ssh_packet_disconnect(), 3.x to 10.5',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: Disconnecting authenticating user root 192.0.2.13 port 40092: Too many authentication failures [preauth]':
      { 'user.name': 'root', 'source.ip': '192.0.2.13', 'source.port': 40092 },
    'Nov 21 01:18:41 web1 sshd[4711]: Disconnecting invalid user root 198.51.100.1 port 22 192.0.2.7 port 49941: Too many authentication failures [preauth]':
      { 'user.name': 'root 198.51.100.1 port 22', 'source.ip': '192.0.2.7', 'source.port': 49941 },
    'Nov 21 01:18:41 web1 sshd[4711]: Disconnecting: Too many authentication failures [preauth]': {},
    'Nov 21 01:18:41 web1 sshd[4711]: Disconnecting: Too many authentication failures for root from 192.0.2.7 port 49942 ssh2 [preauth]':
      { 'user.name': 'root', 'source.ip': '192.0.2.7', 'source.port': 49942 },
    'Nov 21 01:18:41 web1 sshd[4711]: Disconnecting: Too many authentication failures for invalid user test from 192.0.2.7 port 49943 ssh2 [preauth]':
      { 'user.name': 'test', 'source.ip': '192.0.2.7', 'source.port': 49943 },
    'Nov 21 01:18:41 web1 sshd[4711]: Disconnecting: Too many authentication failures for root [preauth]': {
      'user.name': 'root',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: Disconnecting: Too many authentication failures for invalid user test [preauth]':
      { 'user.name': 'test' },
  },
  rejects: [
    'Nov 21 01:18:41 web1 sshd[4711]: Disconnecting: Too many authentication failures: for root [preauth]',
    'Nov 21 01:18:41 web1 sshd[4711]: Disconnecting invalid user admin 192.0.2.117 port 44004: Change of username or service not allowed: (admin,ssh-connection) -> (user,ssh-connection) [preauth]',
  ],
});
