import { defineParser } from '../../src/parser/define.ts';

export const tally = defineParser({
  id: 'pam.tally',
  title: 'an account is locked: its tally of failed logins is too high',
  program: ['sshd'],
  action: 'account-locked',
  outcome: 'failure',
  patterns: [
    'pam_tally2(sshd:auth): user {user.name:phrase} ({user.id:word}) tally {sshwhy.tally:int}, deny {sshwhy.limit:int}',
    'pam_tally2(sshd:auth): user {user.name:phrase} ({user.id:word}) has time limit [{sshwhy.lock.left:int}s left] since last failure.',
    'pam_tally(sshd:auth): user {user.name:phrase} ({user.id:word}) tally {sshwhy.tally:int}, deny {sshwhy.limit:int}',
    'pam_tally(sshd:auth): user {user.name:phrase} ({user.id:word}) has time limit [{sshwhy.lock.left:int}s left] since last failure.',
  ],
  fields: { 'event.reason': 'tally' },
  meaning:
    'pam_tally2 (or the older pam_tally) counted more failed logins for this user than deny= allows and refuses ' +
    'even the right password until the tally is reset or the time is over. It is "Permission denied", never a ' +
    'reset.',
  remedy: ['See pam_tally2 --user USER; unlock with pam_tally2 --user USER --reset.'],
  source: 'linux-pam modules/pam_tally2/pam_tally2.c 1.1 to 1.3.1, modules/pam_tally/pam_tally.c',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: pam_tally2(sshd:auth): user root (0) tally 5, deny 3': {
      'user.name': 'root',
      'user.id': '0',
      'sshwhy.tally': 5,
      'sshwhy.limit': 3,
    },
    'Nov 21 01:18:41 web1 sshd[4711]: pam_tally2(sshd:auth): user bob (1002) has time limit [30s left] since last failure.':
      { 'user.name': 'bob', 'user.id': '1002', 'sshwhy.lock.left': 30 },
    'Nov 21 01:18:41 web1 sshd[4711]: pam_tally(sshd:auth): user root (0) tally 5, deny 3': {
      'user.name': 'root',
      'user.id': '0',
      'sshwhy.tally': 5,
      'sshwhy.limit': 3,
    },
    'Nov 21 01:18:41 web1 sshd[4711]: pam_tally(sshd:auth): user bob (1002) has time limit [30s left] since last failure.':
      { 'user.name': 'bob', 'user.id': '1002', 'sshwhy.lock.left': 30 },
  },
});
