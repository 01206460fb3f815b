import { defineParser } from '../../src/parser/define.ts';

export const dispatchProtocolError = defineParser({
  id: 'sshd.dispatch-protocol-error',
  title: 'a client sent a packet that has no place at this point',
  program: ['sshd'],
  action: 'protocol-error',
  patterns: [
    'dispatch_protocol_error: type {sshwhy.packet.type:int} seq {sshwhy.packet.seq:int}',
    'dispatch_protocol_ignore: type {sshwhy.packet.type:int} seq {sshwhy.packet.seq:int}',
    'kex_protocol_error: type {sshwhy.packet.type:int} seq {sshwhy.packet.seq:int}',
    'protocol error: rcvd type {sshwhy.packet.type:int}',
  ],
  meaning:
    'The client sent a kind of packet that sshd does not expect here; it answers that it does not know it, and ' +
    'mostly goes on. A faulty client or library, or a scanner. The address stands in other lines of the same ' +
    'process.',
  source:
    'openssh-portable dispatch.c dispatch_protocol_error(), dispatch_protocol_ignore(), since V_3_1_P1; kex.c ' +
    'kex_protocol_error()',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: dispatch_protocol_error: type 90 seq 9 [preauth]': {
      'sshwhy.packet.type': 90,
      'sshwhy.packet.seq': 9,
    },
    'Nov 21 01:18:41 web1 sshd[30992]: dispatch_protocol_ignore: type 90 seq 9 [preauth]': {
      'sshwhy.packet.type': 90,
      'sshwhy.packet.seq': 9,
    },
    'Nov 21 01:18:41 web1 sshd[30992]: error: kex_protocol_error: type 7 seq 4 [preauth]': {
      'sshwhy.packet.type': 7,
      'sshwhy.packet.seq': 4,
    },
    'Nov 21 01:18:41 web1 sshd[30992]: protocol error: rcvd type 90': { 'sshwhy.packet.type': 90 },
  },
});
