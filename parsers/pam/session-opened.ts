import { defineParser } from '../../src/parser/define.ts';

export const sessionOpened = defineParser({
  id: 'pam.session-opened',
  title: 'a user’s session began',
  program: ['sshd', 'sshd(pam_unix)'],
  action: 'logged-on',
  outcome: 'success',
  patterns: [
    'pam_unix(sshd:session): session opened for user {user.name:phrase}(uid={user.id:word}) by (uid={sshwhy.by.id:word})', // 1.4.0 and later
    'pam_unix(sshd:session): session opened for user {user.name:phrase}(uid={user.id:word}) by {sshwhy.by.name:word}(uid={sshwhy.by.id:word})',
    'pam_unix(sshd:session): session opened for user {user.name:phrase} by (uid={sshwhy.by.id:word})',
    'pam_unix(sshd:session): session opened for user {user.name:phrase} by {sshwhy.by.name:word}(uid={sshwhy.by.id:word})',
    'session opened for user {user.name:phrase} by (uid={sshwhy.by.id:word})', // before 0.99.2
  ],
  meaning: 'The user logged in and PAM opened the session. Accepted in the same process names the address.',
  source: 'linux-pam modules/pam_unix/pam_unix_sess.c, since 0.99; "(uid=N)" behind the user since 1.4.0',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: pam_unix(sshd:session): session opened for user alice(uid=1001) by (uid=0)': {
      'user.name': 'alice',
      'user.id': '1001',
      'sshwhy.by.id': '0',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: pam_unix(sshd:session): session opened for user alice(uid=1001) by root(uid=0)': {
      'user.name': 'alice',
      'user.id': '1001',
      'sshwhy.by.name': 'root',
      'sshwhy.by.id': '0',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: pam_unix(sshd:session): session opened for user bob by (uid=0)': {
      'user.name': 'bob',
      'sshwhy.by.id': '0',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: pam_unix(sshd:session): session opened for user bob by root(uid=0)': {
      'user.name': 'bob',
      'sshwhy.by.name': 'root',
      'sshwhy.by.id': '0',
    },
    'Nov 21 01:18:41 web1 sshd(pam_unix)[24680]: session opened for user bob by (uid=509)': {
      'user.name': 'bob',
      'sshwhy.by.id': '509',
    },
  },
  rejects: ['Nov 21 01:18:41 web1 sudo[12]: pam_unix(sudo:session): session opened for user root by alice(uid=1001)'],
});
