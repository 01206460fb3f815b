import { defineParser } from '../../src/parser/define.ts';

export const packetCorrupt = defineParser({
  id: 'sshd.packet-corrupt',
  title: 'sshd received a damaged packet',
  program: ['sshd'],
  action: 'protocol-error',
  outcome: 'failure',
  patterns: [
    'Corrupted MAC on input.',
    'Bad packet length {sshwhy.packet.length:int}.',
    'padding error: need {sshwhy.packet.need:int} block {sshwhy.packet.block:int} mod {sshwhy.packet.mod:int}',
    'Disconnecting: Corrupted MAC on input.',
    'Disconnecting: Bad packet length {sshwhy.packet.length:int}.',
    'Disconnecting: Packet corrupt',
    'Disconnecting {source.ip:ip} port {source.port:port}: Packet corrupt',
    'Packet corrupt',
  ],
  meaning:
    'A packet did not decrypt or its length makes no sense, so sshd ends the connection. From a scanner that ' +
    'sends rubbish this is normal. From your own client it points to a device in between that changes the data, ' +
    'to failing memory or a failing network card, or to a faulty program. The address stands in other lines of ' +
    'the same process.',
  source:
    'openssh-portable packet.c ssh_packet_read_poll2(), ssh_packet_start_discard(), all releases; as ' +
    '“Disconnecting:” up to V_6_7_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: Corrupted MAC on input. [preauth]': {},
    'Nov 21 01:18:41 web1 sshd[30992]: Bad packet length 4294967295. [preauth]': { 'sshwhy.packet.length': 4294967295 },
    'Nov 21 01:18:41 web1 sshd[30992]: padding error: need 1349676932 block 8 mod 4 [preauth]': {
      'sshwhy.packet.need': 1349676932,
      'sshwhy.packet.block': 8,
      'sshwhy.packet.mod': 4,
    },
    'Nov 21 01:18:41 web1 sshd[30992]: Disconnecting: Corrupted MAC on input.': {},
    'Nov 21 01:18:41 web1 sshd[30992]: Disconnecting: Bad packet length 1349676916. [preauth]': {
      'sshwhy.packet.length': 1349676916,
    },
    'Nov 21 01:18:41 web1 sshd[30992]: Disconnecting: Packet corrupt [preauth]': {},
    'Nov 21 01:18:41 web1 sshd[30992]: Disconnecting 203.0.113.7 port 49941: Packet corrupt [preauth]': {
      'source.ip': '203.0.113.7',
      'source.port': 49941,
    },
    'Nov 21 01:18:41 web1 sshd[30992]: Packet corrupt [preauth]': {},
  },
});
