import { defineParser } from '../../src/parser/define.ts';

export const blocking = defineParser({
  id: 'sshguard.blocking',
  title: 'sshguard blocked an address',
  program: ['sshguard', 'sshg-blocker'],
  action: 'ban',
  patterns: [
    'Blocking "{source.ip:ip}/{sshwhy.ban.prefix:int}" for {sshwhy.ban.seconds:int} secs ({sshwhy.ban.reason:phrase}.)',
    'Blocking "{source.ip:ip}/{sshwhy.ban.prefix:int}" forever ({sshwhy.ban.reason:phrase}.)',
    // 1.7
    'Blocking {source.ip:ip} for {sshwhy.ban.seconds:int} secs ({sshwhy.ban.reason:phrase})',
    'Blocking {source.ip:ip} forever ({sshwhy.ban.reason:phrase})',
    // 1.6
    '{source.ip:ip}: blocking for {sshwhy.ban.seconds:int} secs ({sshwhy.ban.reason:phrase})',
    '{source.ip:ip}: blocking forever ({sshwhy.ban.reason:phrase})',
    // 1.5; the digit is 4 or 6, and 0 seconds mean for ever
    'Blocking {source.ip:ip}:4 for >{sshwhy.ban.seconds:int}secs: {sshwhy.ban.reason:phrase}',
    'Blocking {source.ip:ip}:6 for >{sshwhy.ban.seconds:int}secs: {sshwhy.ban.reason:phrase}',
  ],
  fields: { 'observer.product': 'sshguard' },
  meaning:
    'From this moment the back end keeps the address out: a firewall drops its packets ("Connection timed out"), the ' +
    'back end "hosts" writes it into /etc/hosts.allow with DENY, so that TCP wrappers refuse. It lasts at least so many ' +
    'seconds (BLOCK_TIME, doubled each time); "forever" means that it stands in the blacklist file.',
  remedy: [
    'Take it out of the back end (nft, ipset, iptables, pf or /etc/hosts.allow); sshguard has no command for it.',
  ],
  source: 'sshguard src/blocker/blocker.c log_block() since 2.0; src/sshguard.c in 1.5, 1.6.4 and 1.7.1',
  samples: {
    'Nov 21 01:38:59 web1 sshguard[3272]: Blocking "203.0.113.100/32" for 120 secs (5 attacks in 5 secs, after 1 abuses over 5 secs.)':
      {
        'source.ip': '203.0.113.100',
        'sshwhy.ban.prefix': 32,
        'sshwhy.ban.seconds': 120,
        'sshwhy.ban.reason': '5 attacks in 5 secs, after 1 abuses over 5 secs',
      },
    'Nov 21 01:38:59 web1 sshguard[3272]: Blocking "2001:db8::/64" forever (3 attacks in 1 secs, after 4 abuses over 900 secs.)':
      {
        'source.ip': '2001:db8::',
        'sshwhy.ban.prefix': 64,
        'sshwhy.ban.reason': '3 attacks in 1 secs, after 4 abuses over 900 secs',
      },
    'Nov 21 01:38:59 web1 sshguard[3272]: Blocking 203.0.113.100 for 420 secs (4 attacks in 3 secs, after 1 abuses over 3 secs)':
      {
        'source.ip': '203.0.113.100',
        'sshwhy.ban.seconds': 420,
        'sshwhy.ban.reason': '4 attacks in 3 secs, after 1 abuses over 3 secs',
      },
    'Nov 21 01:38:59 web1 sshguard[3272]: Blocking 203.0.113.100 forever (4 attacks in 3 secs, after 9 abuses over 3 secs)':
      {
        'source.ip': '203.0.113.100',
        'sshwhy.ban.reason': '4 attacks in 3 secs, after 9 abuses over 3 secs',
      },
    'Nov 21 01:38:59 web1 sshguard[3272]: 203.0.113.100: blocking for 420 secs (4 attacks in 3 secs, after 1 abuses over 3 secs)':
      {
        'source.ip': '203.0.113.100',
        'sshwhy.ban.seconds': 420,
        'sshwhy.ban.reason': '4 attacks in 3 secs, after 1 abuses over 3 secs',
      },
    'Nov 21 01:38:59 web1 sshguard[3272]: 203.0.113.100: blocking forever (4 attacks in 3 secs, after 9 abuses over 3 secs)':
      {
        'source.ip': '203.0.113.100',
        'sshwhy.ban.reason': '4 attacks in 3 secs, after 9 abuses over 3 secs',
      },
    'Nov 21 01:38:59 web1 sshguard[3272]: Blocking 203.0.113.100:4 for >630secs: 40 danger in 4 attacks over 31 seconds (all: 40d in 1 abuses over 31s).':
      {
        'source.ip': '203.0.113.100',
        'sshwhy.ban.seconds': 630,
        'sshwhy.ban.reason': '40 danger in 4 attacks over 31 seconds (all: 40d in 1 abuses over 31s).',
      },
    'Nov 21 01:38:59 web1 sshguard[3272]: Blocking 2001:db8::9:6 for >630secs: 40 danger in 4 attacks over 31 seconds (all: 40d in 1 abuses over 31s).':
      {
        'source.ip': '2001:db8::9',
        'sshwhy.ban.seconds': 630,
        'sshwhy.ban.reason': '40 danger in 4 attacks over 31 seconds (all: 40d in 1 abuses over 31s).',
      },
  },
});
