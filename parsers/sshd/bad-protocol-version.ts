import { defineParser } from '../../src/parser/define.ts';

export const badProtocolVersion = defineParser({
  id: 'sshd.bad-protocol-version',
  title: 'a client spoke something else than SSH',
  program: ['sshd'],
  action: 'banner-invalid',
  outcome: 'failure',
  patterns: [
    "Bad protocol version identification '{sshwhy.banner:text}' from {source.ip:ip} port {source.port:port}", // 6.5 to 7.9
    "Bad protocol version identification '{sshwhy.banner:text}' from {source.ip:ip}", // 2.1 to 6.4
    "Bad protocol version identification '{sshwhy.banner:text}' from UNKNOWN port 65535",
  ],
  meaning:
    'What arrived on the SSH port was not an SSH identification, so sshd hung up: a scanner that tries another ' +
    'protocol, or a program pointed at the wrong port. The quoted text is the client’s own words, so the address ' +
    'is the last one on the line.',
  source:
    'openssh-portable sshd.c sshd_exchange_identification(), V_2_1_0_P1 to V_7_9_P1; wording abused in ' +
    'CVE-2007-4321',
  samples: {
    "Nov 21 01:18:41 web1 sshd[30992]: Bad protocol version identification 'dummy string' from 198.51.100.1' from 203.0.113.115 port 31778":
      { 'sshwhy.banner': "dummy string' from 198.51.100.1", 'source.ip': '203.0.113.115', 'source.port': 31778 },
    "Nov 21 01:18:41 web1 sshd[30992]: Bad protocol version identification 'User root from 198.51.100.3 not allowed because none of user's groups are listed in AllowGroups' from 203.0.113.4":
      {
        'sshwhy.banner':
          "User root from 198.51.100.3 not allowed because none of user's groups are listed in AllowGroups",
        'source.ip': '203.0.113.4',
      },
    "Nov 21 01:18:41 web1 sshd[30992]: Bad protocol version identification '\\026\\003\\001' from 203.0.113.115 port 31778":
      { 'sshwhy.banner': '\\026\\003\\001', 'source.ip': '203.0.113.115', 'source.port': 31778 },
    "Nov 21 01:18:41 web1 sshd[30992]: Bad protocol version identification '' from UNKNOWN port 65535": {
      'sshwhy.banner': '',
    },
  },
  rejects: ["Nov 21 01:18:41 web1 sshd[30992]: error: Bad remote protocol version identification: 'SSH-x-y'"],
});
