import { defineParser } from '../../src/parser/define.ts';

export const alreadyBlocked = defineParser({
  id: 'sshguard.already-blocked',
  title: 'an address that sshguard blocked still reaches the server',
  program: ['sshguard', 'sshg-blocker'],
  action: 'ban-ineffective',
  patterns: [
    '{source.ip:ip} has already been blocked.',
    "Asked to block '{source.ip:ip}', which was already blocked to my account.", // 1.5
  ],
  fields: { 'observer.product': 'sshguard' },
  meaning:
    'New failures came from an address that is blocked. Right after the block these are lines that were still under ' +
    'way; later it means that the back end does not keep the address out.',
  remedy: [
    'See what the back end holds: nft list table ip sshguard, ipset list sshguard4, iptables -S sshguard, pfctl -t sshguard -T show.',
  ],
  source: 'sshguard src/blocker/blocker.c report_address(), at the level debug; src/sshguard.c in 1.5',
  samples: {
    'Nov 21 01:39:15 web1 sshguard[3272]: 203.0.113.100 has already been blocked.': { 'source.ip': '203.0.113.100' },
    "Nov 21 01:39:15 web1 sshguard[3272]: Asked to block '203.0.113.100', which was already blocked to my account.": {
      'source.ip': '203.0.113.100',
    },
  },
});
