import { defineParser } from '../../src/parser/define.ts';

export const suspiciousLogins = defineParser({
  id: 'denyhosts.suspicious-logins',
  title: 'DenyHosts saw a login from an address that had failed often',
  program: ['denyhosts'],
  action: 'note',
  patterns: [
    'new suspicious logins: [{sshwhy.denyhosts.logins:text}]',
    'resetting count for: {source.address:address}',
  ],
  fields: { 'observer.product': 'denyhosts' },
  meaning: 'Somebody got in from an address that DenyHosts counts as an attacker. Nobody was cut.',
  source: 'denyhosts DenyHosts/deny_hosts.py process_log(), loginattempt.py',
  samples: {
    "2026-10-27 14:35:38,804 - denyhosts   : INFO     new suspicious logins: ['alice - 203.0.113.7']": {
      'sshwhy.denyhosts.logins': "'alice - 203.0.113.7'",
    },
    '2026-10-27 14:35:38,804 - loginattempt: INFO     resetting count for: 203.0.113.7': {
      'source.address': '203.0.113.7',
    },
  },
});
