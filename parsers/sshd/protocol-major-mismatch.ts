import { defineParser } from '../../src/parser/define.ts';

export const protocolMajorMismatch = defineParser({
  id: 'sshd.protocol-major-mismatch',
  title: 'a client speaks only the obsolete version 1 of SSH',
  program: ['sshd'],
  action: 'protocol-mismatch',
  outcome: 'failure',
  patterns: [
    'Protocol major versions differ: {sshwhy.protocol.server:int} vs. {sshwhy.protocol.client:int}', // 8.0 and later
    'banner exchange: Connection from {source.ip:ip} port {source.port:port}: could not read protocol version',
    'Protocol major versions differ for {source.ip:ip} port {source.port:port}: {sshwhy.server_banner:phrase} vs. {sshwhy.banner:text}', // 7.3 to 7.9
    'Protocol major versions differ for {source.address:address}: {sshwhy.server_banner:phrase} vs. {sshwhy.banner:text}', // up to 7.2
  ],
  meaning:
    'Client and server have no version of the protocol in common: sshd speaks only version 2 and the client ' +
    'announced version 1. A very old client or device, or a scanner. Since 8.0 two lines of the same process ' +
    'belong together, and the second one (“banner exchange: …”, since 8.3) has the address.',
  remedy: ['Update the client, or replace the device; version 1 is broken and gone from OpenSSH'],
  source:
    'openssh-portable kex.c kex_exchange_identification() since V_8_0_P1, ssherr.c since V_8_3_P1, sshd.c ' +
    'V_2_1_0_P1 to V_7_9_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd-session[30992]: error: Protocol major versions differ: 2 vs. 1 [preauth]': {
      'sshwhy.protocol.server': 2,
      'sshwhy.protocol.client': 1,
    },
    'Nov 21 01:18:41 web1 sshd[30992]: banner exchange: Connection from 203.0.113.57 port 45724: could not read protocol version':
      { 'source.ip': '203.0.113.57', 'source.port': 45724 },
    'Nov 21 01:18:41 web1 sshd[30992]: Protocol major versions differ for 203.0.113.4 port 5555: SSH-2.0-OpenSSH_7.4 vs. SSH-1.5-foo from 198.51.100.1':
      {
        'source.ip': '203.0.113.4',
        'source.port': 5555,
        'sshwhy.server_banner': 'SSH-2.0-OpenSSH_7.4',
        'sshwhy.banner': 'SSH-1.5-foo from 198.51.100.1',
      },
    'Nov 21 01:18:41 web1 sshd[30992]: Protocol major versions differ for 203.0.113.4: SSH-2.0-OpenSSH_5.3 vs. SSH-1.5-foo':
      {
        'source.address': '203.0.113.4',
        'sshwhy.server_banner': 'SSH-2.0-OpenSSH_5.3',
        'sshwhy.banner': 'SSH-1.5-foo',
      },
  },
  rejects: [
    'Nov 21 01:18:41 web1 sshd[30992]: banner exchange: Connection from 203.0.113.57 port 34388: invalid format',
  ],
});
