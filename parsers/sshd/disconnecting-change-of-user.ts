import { defineParser } from '../../src/parser/define.ts';

export const disconnectingChangeOfUser = defineParser({
  id: 'sshd.disconnecting-change-of-user',
  title: 'sshd cut a client that changed the user name in the middle of logging in',
  program: ['sshd'],
  action: 'disconnect',
  outcome: 'failure',
  patterns: [
    'Disconnecting authenticating user {user.name:user} {source.ip:ip} port {source.port:port}: Change of username or service not allowed: {sshwhy.disconnect.text:text}',
    'Disconnecting invalid user {user.name:user} {source.ip:ip} port {source.port:port}: Change of username or service not allowed: {sshwhy.disconnect.text:text}',
    'Disconnecting {source.ip:ip} port {source.port:port}: Change of username or service not allowed: {sshwhy.disconnect.text:text}',
    'Disconnecting: Change of username or service not allowed: {sshwhy.disconnect.text:text}', // up to 7.4
  ],
  meaning:
    'A client may try many passwords, but for one user per connection. This one went on with another name, as ' +
    'tools do that guess names and passwords; ordinary clients never do it. The text shows the pair of user and ' +
    'service before and after, both in the client’s own words.',
  source:
    'openssh-portable auth2.c input_userauth_request(), since V_2_9_9_P1; packet.c ssh_packet_disconnect(), ' +
    'address since V_7_5_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: Disconnecting authenticating user root 203.0.113.117 port 44004: Change of username or service not allowed: (root,ssh-connection) -> (user,ssh-connection) [preauth]':
      {
        'user.name': 'root',
        'source.ip': '203.0.113.117',
        'source.port': 44004,
        'sshwhy.disconnect.text': '(root,ssh-connection) -> (user,ssh-connection)',
      },
    'Nov 21 01:18:41 web1 sshd-session[30992]: Disconnecting invalid user admin 198.51.100.1 port 9 203.0.113.117 port 44004: Change of username or service not allowed: (admin,ssh-connection) -> (x 198.51.100.1 port 1: y,ssh-connection) [preauth]':
      {
        'user.name': 'admin 198.51.100.1 port 9',
        'source.ip': '203.0.113.117',
        'source.port': 44004,
        'sshwhy.disconnect.text': '(admin,ssh-connection) -> (x 198.51.100.1 port 1: y,ssh-connection)',
      },
    'Nov 21 01:18:41 web1 sshd[30992]: Disconnecting 203.0.113.117 port 44004: Change of username or service not allowed: (,ssh-connection) -> (user,ssh-connection) [preauth]':
      {
        'source.ip': '203.0.113.117',
        'source.port': 44004,
        'sshwhy.disconnect.text': '(,ssh-connection) -> (user,ssh-connection)',
      },
    'Nov 21 01:18:41 web1 sshd[30992]: Disconnecting: Change of username or service not allowed: (root,ssh-connection) -> (user,ssh-connection) [preauth]':
      { 'sshwhy.disconnect.text': '(root,ssh-connection) -> (user,ssh-connection)' },
  },
  rejects: [
    'Nov 21 01:18:41 web1 sshd[30992]: Disconnecting invalid user admin 203.0.113.7 port 49941: Too many authentication failures [preauth]',
  ],
});
