import { defineParser } from '../../src/parser/define.ts';

export const inputUserauthRequest = defineParser({
  id: 'sshd.input-userauth-request',
  title: 'sshd repeats that a user does not exist',
  program: ['sshd'],
  action: 'note',
  patterns: [
    'input_userauth_request: invalid user {user.name:user}',
    'input_userauth_request: illegal user {user.name:user}', // before 3.9
  ],
  meaning:
    'The same fact as the "Invalid user" line of the same process, without an address, so it counts for nothing ' +
    'by itself. Everything behind the colon is the client’s own words.',
  source: 'openssh-portable auth2.c input_userauth_request(), 2.3 to 7.4; CVE-2013-6890 for the forged form',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: input_userauth_request: invalid user Invalid user root from 198.51.100.123 [preauth]':
      { 'user.name': 'Invalid user root from 198.51.100.123' },
    'Nov 21 01:18:41 web1 sshd[4711]: input_userauth_request: illegal user test': { 'user.name': 'test' },
  },
});
