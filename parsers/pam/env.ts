import { defineParser } from '../../src/parser/define.ts';

export const env = defineParser({
  id: 'pam.env',
  title: 'a remark about the session’s environment',
  program: ['sshd'],
  action: 'note',
  patterns: [
    'pam_env(sshd:session): deprecated reading of user environment enabled',
    'pam_env(sshd:session): Unable to open env file: {file.path:phrase}: {error.message:text}',
  ],
  meaning: 'pam_env was asked to read ~/.pam_environment, or a file of variables is missing. The login goes on.',
  source: 'linux-pam modules/pam_env/pam_env.c; seen on Debian 12',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: pam_env(sshd:session): deprecated reading of user environment enabled': {},
    'Nov 21 01:18:41 web1 sshd[4711]: pam_env(sshd:session): Unable to open env file: /etc/default/locale: No such file or directory':
      { 'file.path': '/etc/default/locale', 'error.message': 'No such file or directory' },
  },
});
