import { defineParser } from '../../src/parser/define.ts';

export const pamError = defineParser({
  id: 'sshd.pam-error',
  title: 'PAM said no to a login attempt',
  program: ['sshd'],
  action: 'ssh_login',
  outcome: 'failure',
  patterns: [
    'PAM: Have exhausted maximum number of retries for service for illegal user {user.name:user} from {source.address:address}',
    'PAM: Have exhausted maximum number of retries for service for {user.name:user} from {source.address:address}',
    'PAM: {error.message:phrase} for illegal user {user.name:user} from {source.address:address}',
    'PAM: {error.message:phrase} for {user.name:user} from {source.address:address}',
    'PAM: {error.message:phrase} for illegal user {user.name:user} from {source.address:address} via {destination.ip:ip}', // macOS
    'PAM: {error.message:phrase} for {user.name:user} from {source.address:address} via {destination.ip:ip}', // macOS
  ],
  fields: { 'event.reason': 'pam' },
  meaning:
    'The PAM modules refused the password or answer. For an existing user this is often the only line of the try: ' +
    '"Failed keyboard-interactive/pam" is then VERBOSE. For an unknown user, and late in a connection, both are ' +
    'written for one try. The address is a host name when UseDNS is on.',
  remedy: ['See the pam_… lines of the same process: they name the module and the reason.'],
  source:
    'openssh-portable auth-pam.c sshpam_query(), since 3.8; "illegal user" to this day; fail2ban tests for the macOS form',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: error: PAM: Authentication failure for myhlj1374 from 192.0.2.6': {
      'error.message': 'Authentication failure',
      'user.name': 'myhlj1374',
      'source.address': '192.0.2.6',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: error: PAM: User not known to the underlying authentication module for illegal user x from 198.51.100.9 from host.example.com':
      {
        'error.message': 'User not known to the underlying authentication module',
        'user.name': 'x from 198.51.100.9',
        'source.address': 'host.example.com',
      },
    'Nov 21 01:18:41 web1 sshd[4711]: error: PAM: Have exhausted maximum number of retries for service for root from 192.0.2.6':
      { 'user.name': 'root', 'source.address': '192.0.2.6' },
    'Nov 21 01:18:41 web1 sshd[4711]: error: PAM: Have exhausted maximum number of retries for service for illegal user x from 192.0.2.6':
      { 'user.name': 'x', 'source.address': '192.0.2.6' },
    'Nov 21 01:18:41 web1 sshd[4711]: error: PAM: unknown user for illegal user x from 192.0.2.6 via 192.0.2.201': {
      'error.message': 'unknown user',
      'user.name': 'x',
      'source.address': '192.0.2.6',
      'destination.ip': '192.0.2.201',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: error: PAM: authentication error for alice from host.example.com via 192.0.2.201':
      {
        'error.message': 'authentication error',
        'user.name': 'alice',
        'source.address': 'host.example.com',
        'destination.ip': '192.0.2.201',
      },
  },
  rejects: ['Nov 21 01:18:41 web1 sshd[4711]: error: PAM: pam_open_session(): Permission denied'],
});
