import { defineParser } from '../../src/parser/define.ts';

export const clientAlive = defineParser({
  id: 'sshd.client-alive',
  title: 'sshd gave up on a client that no longer answered',
  program: ['sshd'],
  action: 'client-alive-timeout',
  patterns: [
    'Timeout, client not responding from user {user.name:user} {source.ip:ip} port {source.port:port}', // 7.7 and later
    'Timeout, client not responding.', // 4.5 to 7.6
  ],
  fields: { 'event.reason': 'client_alive' },
  meaning:
    'ClientAliveCountMax questions, ClientAliveInterval seconds apart, brought no answer, so sshd closed the ' +
    'session. The client slept, lost its network, or a firewall forgot the idle connection.',
  remedy: [
    'Let the client keep the connection warm: ServerAliveInterval 30 in ~/.ssh/config.',
    'On the server raise ClientAliveInterval × ClientAliveCountMax (sshd -T | grep -i clientalive).',
  ],
  source: 'openssh-portable serverloop.c client_alive_check(), without the address 4.5 to 7.6, with it since 7.7',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: Timeout, client not responding from user alice 192.0.2.6 port 40173': {
      'user.name': 'alice',
      'source.ip': '192.0.2.6',
      'source.port': 40173,
    },
    'Nov 21 01:18:41 web1 sshd[4711]: Timeout, client not responding.': {},
  },
  rejects: ['Nov 21 01:18:41 web1 sshd[4711]: Timeout before authentication for 192.0.2.6 port 40173'],
});
