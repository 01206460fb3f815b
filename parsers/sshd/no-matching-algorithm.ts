import { defineParser } from '../../src/parser/define.ts';

export const noMatchingAlgorithm = defineParser({
  id: 'sshd.no-matching-algorithm',
  title: 'client and server have no algorithm in common',
  program: ['sshd'],
  action: 'kex-negotiation-failed',
  outcome: 'failure',
  // The client wrote the first list, and the second may be longer than a word can be: both stay in one text.
  patterns: [
    'no matching {sshwhy.kex.what:word} found: client {sshwhy.kex.offer:text}',
    'Unable to negotiate a key exchange method',
    'no kex alg',
    'no hostkey alg',
  ],
  meaning:
    'Client and server could not agree on an algorithm, so sshd hung up before any login. These old releases do ' +
    'not name the address; other lines of the same process may. The list begins with what the client offered and, ' +
    'behind the word “server”, goes on with what the server allows.',
  remedy: [
    'Update the older of the two',
    'See what the server allows: sshd -T | grep -Ei "ciphers|macs|kexalgorithms|hostkeyalgorithms"',
  ],
  source:
    'openssh-portable kex.c choose_enc(), choose_mac(), choose_comp(), choose_kex(), choose_hostkeyalg(), ' +
    'V_2_9_P1 to V_6_7_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: fatal: no matching mac found: client hmac-xxx server hmac-xxx,umac-xxx [preauth]':
      { 'sshwhy.kex.what': 'mac', 'sshwhy.kex.offer': 'hmac-xxx server hmac-xxx,umac-xxx' },
    'Nov 21 01:18:41 web1 sshd[30992]: fatal: Unable to negotiate a key exchange method [preauth]': {},
    'Nov 21 01:18:41 web1 sshd[30992]: fatal: no kex alg': {},
    'Nov 21 01:18:41 web1 sshd[30992]: fatal: no hostkey alg [preauth]': {},
  },
  rejects: [
    'Nov 21 01:18:41 web1 sshd[30992]: Unable to negotiate with 203.0.113.169 port 34386: no matching cipher found. Their offer: 3des-cbc [preauth]',
  ],
});
