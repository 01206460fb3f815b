import { defineParser } from '../../src/parser/define.ts';

export const pamSessionRefused = defineParser({
  id: 'sshd.pam-session-refused',
  title: 'PAM could not open the session of a logged-in user',
  program: ['sshd'],
  action: 'access-denied',
  outcome: 'failure',
  patterns: ['PAM: pam_open_session(): {error.message:text}'],
  fields: { 'event.reason': 'pam_session' },
  meaning:
    'The login was accepted, but a module of the session stage in /etc/pam.d/sshd failed (a limit of logins, a ' +
    'home directory that cannot be made), and the session ends at once.',
  remedy: [
    'See the pam_… line of the same process just before, then that module’s settings, e.g. /etc/security/limits.conf.',
  ],
  source: 'openssh-portable auth-pam.c do_pam_session()',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: error: PAM: pam_open_session(): Permission denied': {
      'error.message': 'Permission denied',
    },
  },
});
