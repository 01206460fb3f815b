import { defineParser } from '../../src/parser/define.ts';

export const state = defineParser({
  id: 'sshguard.state',
  title: 'sshguard started, or tells of its lists',
  program: ['sshguard', 'sshg-blocker'],
  action: 'note',
  patterns: [
    'Now monitoring attacks.',
    'Monitoring attacks from {sshwhy.sshguard.input:text}', // 1.6 and 1.7
    'Started successfully [(a,p,s)=({sshwhy.sshguard.thresholds:phrase})], now ready to scan.', // 1.5
    'blacklist: blocking {sshwhy.count:int} addresses',
    'blacklist: added {sshwhy.sshguard.added:word}',
    'blacklist: {error.message:text}',
    'whitelist: {error.message:text}',
    'Could not parse attack data.',
  ],
  fields: { 'observer.product': 'sshguard' },
  meaning:
    'sshguard is at work from here on. The addresses of its blacklist file are blocked again when it starts, without a line for each.',
  source: 'sshguard src/blocker/blocker.c, blocklist.c, sshguard_blacklist.c, sshguard_whitelist.c',
  samples: {
    'Nov 21 01:38:49 web1 sshguard[3272]: Now monitoring attacks.': {},
    'Nov 21 01:38:49 web1 sshguard[3272]: Monitoring attacks from stdin': { 'sshwhy.sshguard.input': 'stdin' },
    'Nov 21 01:38:49 web1 sshguard[3272]: Started successfully [(a,p,s)=(40, 420, 1200)], now ready to scan.': {
      'sshwhy.sshguard.thresholds': '40, 420, 1200',
    },
    'Nov 21 01:38:49 web1 sshguard[3272]: blacklist: blocking 12 addresses': { 'sshwhy.count': 12 },
    'Nov 21 01:38:49 web1 sshguard[3272]: blacklist: added 203.0.113.100': { 'sshwhy.sshguard.added': '203.0.113.100' },
    'Nov 21 01:38:49 web1 sshguard[3272]: blacklist: could not open /var/lib/sshguard/enemies: No such file or directory':
      {
        'error.message': 'could not open /var/lib/sshguard/enemies: No such file or directory',
      },
    'Nov 21 01:38:49 web1 sshguard[3272]: whitelist: unable to open input file /etc/friends: No such file or directory':
      {
        'error.message': 'unable to open input file /etc/friends: No such file or directory',
      },
    'Nov 21 01:38:49 web1 sshguard[3272]: error: Could not parse attack data.': {},
  },
});
