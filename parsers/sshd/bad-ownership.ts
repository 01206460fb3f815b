import { defineParser } from '../../src/parser/define.ts';

export const badOwnership = defineParser({
  id: 'sshd.bad-ownership',
  title: 'a key file was ignored: others could change it',
  program: ['sshd'],
  action: 'access-denied',
  outcome: 'failure',
  patterns: [
    'Authentication refused: bad ownership or modes for file {file.path:text}',
    'Authentication refused: bad ownership or modes for directory {file.path:text}',
    'Authentication refused for {user.name:user}: bad ownership or modes for home directory.',
    'Authentication refused for {user.name:user}: bad owner or modes for {file.path:text}',
  ],
  fields: { 'event.reason': 'bad_ownership' },
  meaning:
    'StrictModes is on, and the key file, a directory above it or the home directory belongs to somebody else or ' +
    'may be written by group or others. sshd ignores the file, so the right key is refused. The line names no ' +
    'address; the other lines of the same process do.',
  remedy: [
    'chown USER: ~USER ~USER/.ssh ~USER/.ssh/authorized_keys; chmod go-w ~USER; chmod 700 ~USER/.ssh; chmod 600 ~USER/.ssh/authorized_keys',
    'Then look at the whole path: namei -l ~USER/.ssh/authorized_keys',
  ],
  source:
    'openssh-portable auth.c (before 9.1), auth2-pubkeyfile.c, misc.c safe_path(), auth2-hostbased.c; since 2.9.9',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: Authentication refused: bad ownership or modes for directory /home/alice': {
      'file.path': '/home/alice',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: Authentication refused: bad ownership or modes for file /home/alice/.ssh/authorized_keys':
      { 'file.path': '/home/alice/.ssh/authorized_keys' },
    'Nov 21 01:18:41 web1 sshd[4711]: Authentication refused for alice: bad ownership or modes for home directory.': {
      'user.name': 'alice',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: Authentication refused for alice: bad owner or modes for .shosts': {
      'user.name': 'alice',
      'file.path': '.shosts',
    },
  },
});
