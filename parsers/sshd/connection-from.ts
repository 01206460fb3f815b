import { defineParser } from '../../src/parser/define.ts';

export const connectionFrom = defineParser({
  id: 'sshd.connection-from',
  title: 'a client connected',
  program: ['sshd'],
  action: 'connection-opened',
  patterns: [
    'Connection from {source.ip:ip} port {source.port:port} on {destination.ip:ip} port {destination.port:port} rdomain ""', // 7.7 and later on Linux
    'Connection from {source.ip:ip} port {source.port:port} on {destination.ip:ip} port {destination.port:port} rdomain "{sshwhy.rdomain:word}"',
    'Connection from {source.ip:ip} port {source.port:port} on {destination.ip:ip} port {destination.port:port}', // 6.5 and later
    'Connection from {source.ip:ip} port {source.port:port}', // up to 6.4
  ],
  meaning:
    'The connection got through to the process that serves it. So it was not refused by a firewall, by ' +
    'MaxStartups or by a penalty, and what ended it comes later in the lines of this process. TCP wrappers refuse ' +
    'before this line.',
  source: 'openssh-portable sshd.c, sshd-session.c main() at VERBOSE, all releases',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: Connection from 203.0.113.16 port 51280 on 192.0.2.10 port 22 rdomain ""': {
      'source.ip': '203.0.113.16',
      'source.port': 51280,
      'destination.ip': '192.0.2.10',
      'destination.port': 22,
    },
    'Nov 21 01:18:41 web1 sshd[30992]: Connection from 203.0.113.16 port 51280 on 192.0.2.10 port 22 rdomain "2"': {
      'source.ip': '203.0.113.16',
      'source.port': 51280,
      'destination.ip': '192.0.2.10',
      'destination.port': 22,
      'sshwhy.rdomain': '2',
    },
    'Nov 21 01:18:41 web1 sshd[30992]: Connection from 2001:db8:bad::5 port 51280 on 2001:db8::10 port 22': {
      'source.ip': '2001:db8:bad::5',
      'source.port': 51280,
      'destination.ip': '2001:db8::10',
      'destination.port': 22,
    },
    'Nov 21 01:18:41 web1 sshd[30992]: Connection from 203.0.113.16 port 51280': {
      'source.ip': '203.0.113.16',
      'source.port': 51280,
    },
  },
  rejects: [
    'Nov 21 01:18:41 web1 sshd[30992]: Connection from 203.0.113.4 port 40122 timed out',
    'Nov 21 01:18:41 web1 sshd[30992]: fatal: Connection from 203.0.113.3 port 40022 with IP opts:  83 07 04',
  ],
});
