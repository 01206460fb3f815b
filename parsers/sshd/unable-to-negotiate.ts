import { defineParser } from '../../src/parser/define.ts';

export const unableToNegotiate = defineParser({
  id: 'sshd.unable-to-negotiate',
  title: 'client and server have no algorithm in common',
  program: ['sshd'],
  action: 'kex-negotiation-failed',
  outcome: 'failure',
  patterns: [
    'Unable to negotiate with {source.ip:ip} port {source.port:port}: no matching {sshwhy.kex.what:phrase} found. Their offer: {sshwhy.kex.offer:text}', // 7.2 and later
    'Unable to negotiate with {source.address:address}: no matching {sshwhy.kex.what:phrase} found. Their offer: {sshwhy.kex.offer:text}', // 7.0 and 7.1
  ],
  meaning:
    'Client and server could not agree on an algorithm, so sshd hung up before any login. The line names the kind ' +
    '(key exchange method, host key type, cipher, MAC or compression method) and what the client offered; the ' +
    'server allows none of it. Usually one of the two is old, or its list of algorithms was narrowed.',
  remedy: [
    'Update the older of the two',
    'See what the server allows: sshd -T | grep -Ei "ciphers|macs|kexalgorithms|hostkeyalgorithms"',
    'For an old device only, and knowing that it is weak: add the algorithm within a Match block or the client’s ' +
      'own settings',
  ],
  source: 'openssh-portable packet.c sshpkt_vfatal(), ssherr.c, since V_7_0_P1; port since V_7_2_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: Unable to negotiate with 203.0.113.169 port 34386: no matching host key type found. Their offer: ssh-rsa,ssh-dss [preauth]':
      {
        'source.ip': '203.0.113.169',
        'source.port': 34386,
        'sshwhy.kex.what': 'host key type',
        'sshwhy.kex.offer': 'ssh-rsa,ssh-dss',
      },
    'Nov 21 01:18:41 web1 sshd-session[30992]: Unable to negotiate with 203.0.113.169 port 34386: no matching key exchange method found. Their offer: x from 198.51.100.1 port 2: no matching cipher found. Their offer: y [preauth]':
      {
        'source.ip': '203.0.113.169',
        'source.port': 34386,
        'sshwhy.kex.what': 'key exchange method',
        'sshwhy.kex.offer': 'x from 198.51.100.1 port 2: no matching cipher found. Their offer: y',
      },
    'Nov 21 01:18:41 web1 sshd[30992]: fatal: Unable to negotiate with 203.0.113.169: no matching cipher found. Their offer: aes128-cbc,3des-cbc [preauth]':
      { 'source.address': '203.0.113.169', 'sshwhy.kex.what': 'cipher', 'sshwhy.kex.offer': 'aes128-cbc,3des-cbc' },
  },
  rejects: ['Nov 21 01:18:41 web1 sshd[30992]: fatal: Unable to negotiate a key exchange method [preauth]'],
});
