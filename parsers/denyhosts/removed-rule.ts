import { defineParser } from '../../src/parser/define.ts';

export const removedRule = defineParser({
  id: 'denyhosts.removed-rule',
  title: 'DenyHosts released an address',
  program: ['denyhosts'],
  action: 'unban',
  patterns: ['Removing ip rule for {source.ip:ip}'],
  fields: { 'observer.product': 'denyhosts' },
  meaning: 'A purge took the address out of the firewall; its entry in /etc/hosts.deny goes in the same purge.',
  source: 'denyhosts DenyHosts/firewalls.py remove_ips(), since 3.0',
  samples: {
    '2026-11-03 14:35:38,801 - firewalls   : INFO     Removing ip rule for 203.0.113.215': {
      'source.ip': '203.0.113.215',
    },
  },
});
