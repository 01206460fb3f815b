import { defineParser } from '../../src/parser/define.ts';

export const hostKeyWarning = defineParser({
  id: 'sshd.host-key-warning',
  title: 'a host key is readable by others (the frame of the warning)',
  program: ['sshd'],
  action: 'note',
  patterns: [
    '@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@',
    '@         WARNING: UNPROTECTED PRIVATE KEY FILE!          @',
    'It is required that your private key files are NOT accessible by others.',
    'This private key will be ignored.',
  ],
  meaning: 'The line “Permissions … are too open” in its midst names the file.',
  source: 'openssh-portable authfile.c sshkey_perm_ok()',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: error: @@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@': {},
    'Nov 21 01:18:41 web1 sshd[4711]: error: @         WARNING: UNPROTECTED PRIVATE KEY FILE!          @': {},
    'Nov 21 01:18:41 web1 sshd[4711]: error: It is required that your private key files are NOT accessible by others.':
      {},
    'Nov 21 01:18:41 web1 sshd[4711]: error: This private key will be ignored.': {},
  },
});
