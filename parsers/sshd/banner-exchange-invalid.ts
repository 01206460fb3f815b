import { defineParser } from '../../src/parser/define.ts';

export const bannerExchangeInvalid = defineParser({
  id: 'sshd.banner-exchange-invalid',
  title: 'sshd hung up on a client that spoke something else than SSH',
  program: ['sshd'],
  action: 'banner-invalid',
  outcome: 'failure',
  patterns: ['banner exchange: Connection from {source.ip:ip} port {source.port:port}: invalid format'],
  meaning:
    'What arrived on the SSH port was not an SSH identification, so sshd hung up. The line before it, of the same ' +
    'process, tells what arrived (up to 9.4 always, later at LogLevel VERBOSE). Nearly always a scanner; if it is ' +
    'your own client, it was pointed at the wrong port or a proxy changed its data.',
  source: 'openssh-portable sshd.c "banner exchange", packet.c sshpkt_vfatal(), ssherr.c, since V_8_3_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: banner exchange: Connection from 203.0.113.57 port 34388: invalid format': {
      'source.ip': '203.0.113.57',
      'source.port': 34388,
    },
    'Nov 21 01:18:41 web1 sshd-session[30992]: banner exchange: Connection from 2001:db8:bad::5 port 40153: invalid format [preauth]':
      { 'source.ip': '2001:db8:bad::5', 'source.port': 40153 },
  },
  rejects: [
    'Nov 21 01:18:41 web1 sshd[30992]: banner exchange: Connection from 203.0.113.57 port 45724: could not read protocol version',
  ],
});
