import { defineParser } from '../../src/parser/define.ts';

export const unblocking = defineParser({
  id: 'sshguard.unblocking',
  title: 'sshguard released an address',
  program: ['sshguard', 'sshg-blocker'],
  action: 'unban',
  patterns: [
    '{source.ip:ip}: unblocking after {sshwhy.ban.seconds:int} secs',
    'Releasing {source.ip:ip} after {sshwhy.ban.seconds:int} seconds.', // 1.5
  ],
  fields: { 'observer.product': 'sshguard' },
  meaning:
    'The block was taken out of the back end. sshguard looks only now and then, so it lasts up to half of BLOCK_TIME ' +
    'longer than it said.',
  source: 'sshguard src/blocker/blocklist.c unblock_expired() since 1.6; src/sshguard.c in 1.5',
  samples: {
    'Nov 21 01:39:15 web1 sshguard[3272]: 203.0.113.100: unblocking after 16 secs': {
      'source.ip': '203.0.113.100',
      'sshwhy.ban.seconds': 16,
    },
    'Nov 21 01:39:15 web1 sshguard[3272]: Releasing 2001:db8::9 after 700 seconds.': {
      'source.ip': '2001:db8::9',
      'sshwhy.ban.seconds': 700,
    },
  },
});
