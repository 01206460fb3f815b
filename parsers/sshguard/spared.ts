import { defineParser } from '../../src/parser/define.ts';

export const spared = defineParser({
  id: 'sshguard.spared',
  title: 'sshguard spares an address',
  program: ['sshguard', 'sshg-blocker'],
  action: 'ban-ignored',
  patterns: [
    '{source.ip:ip}: not blocking (on whitelist)',
    "Pass over address {source.ip:ip} because it's been whitelisted.", // 1.5
  ],
  fields: { 'observer.product': 'sshguard', 'event.reason': 'whitelist' },
  meaning: 'The address stands in the whitelist, so it is never blocked.',
  source: 'sshguard src/blocker/blocker.c; src/sshguard.c in 1.5',
  samples: {
    'Nov 21 01:39:15 web1 sshguard[3272]: 192.0.2.5: not blocking (on whitelist)': { 'source.ip': '192.0.2.5' },
    "Nov 21 01:39:15 web1 sshguard[3272]: Pass over address 192.0.2.5 because it's been whitelisted.": {
      'source.ip': '192.0.2.5',
    },
  },
});
