import { defineParser } from '../../src/parser/define.ts';

export const bannerExchangeBroken = defineParser({
  id: 'sshd.banner-exchange-broken',
  title: 'the connection broke while client and server said what programs they are',
  program: ['sshd'],
  action: 'connection-reset',
  patterns: [
    'banner exchange: Connection from {source.ip:ip} port {source.port:port}: Broken pipe',
    'banner exchange: Connection from {source.ip:ip} port {source.port:port}: Connection timed out',
    'banner exchange: Connection from {source.ip:ip} port {source.port:port}: No route to host',
  ],
  meaning:
    'The operating system reported that the client could not be reached any more. The client, the network or a ' +
    'firewall ended the connection, not sshd.',
  source: 'openssh-portable sshd.c "banner exchange", packet.c sshpkt_vfatal() with a system error, since V_8_3_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: banner exchange: Connection from 203.0.113.57 port 45724: Broken pipe': {
      'source.ip': '203.0.113.57',
      'source.port': 45724,
    },
    'Nov 21 01:18:41 web1 sshd[30992]: banner exchange: Connection from 203.0.113.57 port 45724: Connection timed out':
      { 'source.ip': '203.0.113.57', 'source.port': 45724 },
    'Nov 21 01:18:41 web1 sshd[30992]: banner exchange: Connection from 203.0.113.57 port 45724: No route to host': {
      'source.ip': '203.0.113.57',
      'source.port': 45724,
    },
  },
  rejects: [
    'Nov 21 01:18:41 web1 sshd[30992]: banner exchange: Connection from 203.0.113.57 port 34388: invalid format',
  ],
});
