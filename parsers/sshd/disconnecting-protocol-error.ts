import { defineParser } from '../../src/parser/define.ts';

export const disconnectingProtocolError = defineParser({
  id: 'sshd.disconnecting-protocol-error',
  title: 'sshd cut a connection because the client broke the rules of the protocol',
  program: ['sshd'],
  action: 'protocol-error',
  outcome: 'failure',
  patterns: [
    'Disconnecting: bad client public DH value',
    'Disconnecting: no authentication methods enabled',
    'Disconnecting: protocol error: {sshwhy.disconnect.text:phrase}',
    'Disconnecting: Protocol error: {sshwhy.disconnect.text:text}',
    'Disconnecting: bad service request {sshwhy.disconnect.text:text}',
    'Disconnecting: Received {sshwhy.disconnect.text:text}',
    'Disconnecting {source.ip:ip} port {source.port:port}: multiple KEXINIT received from peer',
    'Disconnecting {source.ip:ip} port {source.port:port}: bad service request {sshwhy.disconnect.text:text}',
    'Disconnecting user {user.name:user} {source.ip:ip} port {source.port:port}: Protocol error: {sshwhy.disconnect.text:text}',
    'Disconnecting user {user.name:user} {source.ip:ip} port {source.port:port}: Received {sshwhy.disconnect.text:text}',
    'Disconnecting user {user.name:user} {source.ip:ip} port {source.port:port}: Invalid {sshwhy.disconnect.text:text}',
  ],
  meaning:
    'The client sent something that has no place at this point: a faulty client or library, or somebody who looks ' +
    'for faults in sshd. “no authentication methods enabled” is the exception: there the server itself offers no ' +
    'way to log in.',
  source:
    'openssh-portable packet.c ssh_packet_disconnect(), called in auth2.c, channels.c, dispatch.c, kex.c, ' +
    'kexdhs.c, kexgexs.c and session.c; with the address since V_7_5_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: Disconnecting: bad client public DH value [preauth]': {},
    'Nov 21 01:18:41 web1 sshd[30992]: Disconnecting: no authentication methods enabled [preauth]': {},
    'Nov 21 01:18:41 web1 sshd[30992]: Disconnecting: protocol error: rcvd type 90 [preauth]': {
      'sshwhy.disconnect.text': 'rcvd type 90',
    },
    'Nov 21 01:18:41 web1 sshd[30992]: Disconnecting: Protocol error: no matching DH grp found [preauth]': {
      'sshwhy.disconnect.text': 'no matching DH grp found',
    },
    'Nov 21 01:18:41 web1 sshd[30992]: Disconnecting: bad service request x from 198.51.100.1 [preauth]': {
      'sshwhy.disconnect.text': 'x from 198.51.100.1',
    },
    'Nov 21 01:18:41 web1 sshd[30992]: Disconnecting: Received data for nonexistent channel 7.': {
      'sshwhy.disconnect.text': 'data for nonexistent channel 7.',
    },
    'Nov 21 01:18:41 web1 sshd[30992]: Disconnecting 203.0.113.7 port 49941: multiple KEXINIT received from peer [preauth]':
      { 'source.ip': '203.0.113.7', 'source.port': 49941 },
    'Nov 21 01:18:41 web1 sshd[30992]: Disconnecting 203.0.113.7 port 49941: bad service request x from 198.51.100.1 port 1: y [preauth]':
      { 'source.ip': '203.0.113.7', 'source.port': 49941, 'sshwhy.disconnect.text': 'x from 198.51.100.1 port 1: y' },
    'Nov 21 01:18:41 web1 sshd[30992]: Disconnecting user alice 203.0.113.7 port 49941: Protocol error: you already have a pty.':
      {
        'user.name': 'alice',
        'source.ip': '203.0.113.7',
        'source.port': 49941,
        'sshwhy.disconnect.text': 'you already have a pty.',
      },
    'Nov 21 01:18:41 web1 sshd[30992]: Disconnecting user alice 203.0.113.7 port 49941: Received extended_data after EOF on channel 2.':
      {
        'user.name': 'alice',
        'source.ip': '203.0.113.7',
        'source.port': 49941,
        'sshwhy.disconnect.text': 'extended_data after EOF on channel 2.',
      },
    'Nov 21 01:18:41 web1 sshd[30992]: Disconnecting user alice 203.0.113.7 port 49941: Invalid oclose message': {
      'user.name': 'alice',
      'source.ip': '203.0.113.7',
      'source.port': 49941,
      'sshwhy.disconnect.text': 'oclose message',
    },
  },
  rejects: [
    'Nov 21 01:18:41 web1 sshd[30992]: Disconnecting: Too many authentication failures for root [preauth]',
    'Nov 21 01:18:41 web1 sshd[30992]: Disconnecting: Too many authentication failures [preauth]',
    'Nov 21 01:18:41 web1 sshd[30992]: Disconnecting authenticating user root 203.0.113.7 port 49941: Too many authentication failures [preauth]',
  ],
});
