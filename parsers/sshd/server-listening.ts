import { defineParser } from '../../src/parser/define.ts';

export const serverListening = defineParser({
  id: 'sshd.server-listening',
  title: 'sshd started and takes connections',
  program: ['sshd'],
  action: 'sshd-started',
  patterns: [
    'Server listening on {destination.ip:ip} port {destination.port:port}.',
    'Server listening on {destination.ip:ip} port {destination.port:port} rdomain {sshwhy.rdomain:word}.',
  ],
  meaning:
    'sshd began to listen on this address and port: it was started or restarted. Before this line clients got ' +
    '“Connection refused” there. One start writes a line for every address.',
  source: 'openssh-portable sshd.c listen_on_addrs(), all releases; rdomain since V_7_7_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: Server listening on 0.0.0.0 port 22.': {
      'destination.ip': '0.0.0.0',
      'destination.port': 22,
    },
    'Nov 21 01:18:41 web1 sshd[30992]: Server listening on :: port 22.': {
      'destination.ip': '::',
      'destination.port': 22,
    },
    'Nov 21 01:18:41 web1 sshd[30992]: Server listening on 192.0.2.10 port 22 rdomain 2.': {
      'destination.ip': '192.0.2.10',
      'destination.port': 22,
      'sshwhy.rdomain': '2',
    },
  },
});
