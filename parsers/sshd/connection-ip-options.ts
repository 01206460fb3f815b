import { defineParser } from '../../src/parser/define.ts';

export const connectionIpOptions = defineParser({
  id: 'sshd.connection-ip-options',
  title: 'sshd refused a connection that carried IP options',
  program: ['sshd'],
  action: 'protocol-error',
  outcome: 'failure',
  patterns: ['Connection from {source.ip:ip} port {source.port:port} with IP opts: {sshwhy.option.bytes:phrase}'],
  meaning:
    'The packets of the client carried IP options, such as source routing, by which an address can be forged. ' +
    'sshd closes such connections before its banner. The bytes of the options are listed in hexadecimal.',
  source: 'openssh-portable sshd.c check_ip_options(), since V_7_3_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: fatal: Connection from 203.0.113.3 port 40022 with IP opts:  83 07 04': {
      'source.ip': '203.0.113.3',
      'source.port': 40022,
      'sshwhy.option.bytes': ' 83 07 04',
    },
  },
  rejects: ['Nov 21 01:18:41 web1 sshd[30992]: Connection from 203.0.113.4 port 40122 timed out'],
});
