import { defineParser } from '../../src/parser/define.ts';

export const purge = defineParser({
  id: 'denyhosts.purge',
  title: 'DenyHosts released old entries',
  program: ['denyhosts'],
  action: 'note',
  patterns: [
    'purging entries older than: {sshwhy.denyhosts.cutoff:phrase}',
    'num entries purged: {sshwhy.count:int}',
    'purging_hosts: [{sshwhy.ban.hosts:text}]',
    'purging listed IP addresses.',
    'Removing {sshwhy.count:int} ips from iptables rules',
  ],
  fields: { 'observer.product': 'denyhosts' },
  meaning: 'PURGE_DENY is set: entries older than that were taken out of /etc/hosts.deny. The lines name no address.',
  source: 'denyhosts DenyHosts/denyfileutil.py, loginattempt.py, firewalls.py',
  samples: {
    '2026-11-03 14:35:38,801 - denyfileutil: INFO     purging entries older than: Tue Oct 27 14:35:38 2026': {
      'sshwhy.denyhosts.cutoff': 'Tue Oct 27 14:35:38 2026',
    },
    '2026-11-03 14:35:38,801 - denyfileutil: INFO     num entries purged: 3': { 'sshwhy.count': 3 },
    "2026-11-03 14:35:38,801 - loginattempt: INFO     purging_hosts: ['203.0.113.215']": {
      'sshwhy.ban.hosts': "'203.0.113.215'",
    },
    '2026-11-03 14:35:38,801 - denyfileutil: INFO     purging listed IP addresses.': {},
    '2026-11-03 14:35:38,801 - firewalls   : INFO     Removing 3 ips from iptables rules': { 'sshwhy.count': 3 },
  },
});
