import { defineParser } from '../../src/parser/define.ts';

export const disconnectingStrictKex = defineParser({
  id: 'sshd.disconnecting-strict-kex',
  title: 'sshd cut a connection whose key exchange had been tampered with',
  program: ['sshd'],
  action: 'protocol-error',
  outcome: 'failure',
  patterns: [
    'Disconnecting {source.ip:ip} port {source.port:port}: strict KEX violation: {sshwhy.disconnect.text:phrase}',
  ],
  meaning:
    'Client and server had agreed on the strict key exchange, the defence against the Terrapin attack ' +
    '(CVE-2023-48795), and then a packet came that has no place there. Either somebody between the two inserted ' +
    'it, or the client is faulty.',
  source: 'openssh-portable kex.c kex_protocol_error(), kex_input_kexinit(), since V_9_6_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd-session[30992]: Disconnecting 203.0.113.1 port 40022: strict KEX violation: unexpected packet type 2 (seqnr 1) [preauth]':
      {
        'source.ip': '203.0.113.1',
        'source.port': 40022,
        'sshwhy.disconnect.text': 'unexpected packet type 2 (seqnr 1)',
      },
    'Nov 21 01:18:41 web1 sshd-session[30992]: Disconnecting 203.0.113.1 port 40022: strict KEX violation: KEXINIT was not the first packet [preauth]':
      {
        'source.ip': '203.0.113.1',
        'source.port': 40022,
        'sshwhy.disconnect.text': 'KEXINIT was not the first packet',
      },
  },
  rejects: [
    'Nov 21 01:18:41 web1 sshd[30992]: Disconnecting invalid user admin 203.0.113.7 port 49941: Too many authentication failures [preauth]',
  ],
});
