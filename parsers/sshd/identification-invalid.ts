import { defineParser } from '../../src/parser/define.ts';

export const identificationInvalid = defineParser({
  id: 'sshd.identification-invalid',
  title: 'a client spoke something else than SSH',
  program: ['sshd'],
  action: 'banner-invalid',
  outcome: 'failure',
  patterns: [
    'kex_exchange_identification: client sent invalid protocol identifier "{sshwhy.banner:text}"',
    "Bad remote protocol version identification: '{sshwhy.banner:text}'",
    'kex_exchange_identification: banner line too long',
    'kex_exchange_identification: banner line contains invalid characters',
  ],
  meaning:
    'What arrived on the SSH port was not an SSH identification, so sshd hung up: a scanner that tries HTTP, TLS ' +
    'or RDP, or a program pointed at the wrong port. The quoted text is the client’s own words and may imitate ' +
    'anything, so no address in it is believed; the real one stands in the next line of the same process (“banner ' +
    'exchange: Connection from …”, since 8.3).',
  source:
    'openssh-portable kex.c kex_exchange_identification(), as an error V_8_0_P1 to V_9_4_P1, mostly at VERBOSE ' +
    'since V_9_5_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: error: kex_exchange_identification: client sent invalid protocol identifier "GET / HTTP/1.1"':
      { 'sshwhy.banner': 'GET / HTTP/1.1' },
    'Nov 21 01:18:41 web1 sshd[30992]: error: kex_exchange_identification: client sent invalid protocol identifier "x\' from 198.51.100.66 port 22"':
      { 'sshwhy.banner': "x' from 198.51.100.66 port 22" },
    'Nov 21 01:18:41 web1 sshd[30992]: error: kex_exchange_identification: client sent invalid protocol identifier "User root from 198.51.100.66 not allowed because not listed in AllowUsers" x"':
      { 'sshwhy.banner': 'User root from 198.51.100.66 not allowed because not listed in AllowUsers" x' },
    "Nov 21 01:18:41 web1 sshd[30992]: error: Bad remote protocol version identification: 'SSH-x-y'": {
      'sshwhy.banner': 'SSH-x-y',
    },
    'Nov 21 01:18:41 web1 sshd[30992]: error: kex_exchange_identification: banner line too long': {},
    'Nov 21 01:18:41 web1 sshd[30992]: error: kex_exchange_identification: banner line contains invalid characters': {},
  },
});
