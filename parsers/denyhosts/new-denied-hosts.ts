import { defineParser } from '../../src/parser/define.ts';

export const newDeniedHosts = defineParser({
  id: 'denyhosts.new-denied-hosts',
  title: 'DenyHosts denied addresses',
  program: ['denyhosts'],
  action: 'ban',
  patterns: [
    "new denied hosts: ['{source.ip:ip}']",
    "new denied hosts: [u'{source.ip:ip}']", // Python 2
    'new denied hosts: [{sshwhy.ban.hosts:text}]',
  ],
  fields: { 'observer.product': 'denyhosts', 'rule.name': 'own log' },
  list: 'sshwhy.ban.hosts',
  meaning:
    'The hosts reached a threshold (DENY_THRESHOLD_ROOT is 1 by default: one failed login as root is enough) and were ' +
    'written into /etc/hosts.deny, and into the firewall where IPTABLES is set. sshd then logs "refused connect from".',
  remedy: [
    'Stop DenyHosts, take the address out of /etc/hosts.deny and of all files in WORK_DIR, start it again; else it comes back.',
    'Keep it out for good: WORK_DIR/allowed-hosts.',
  ],
  source: 'denyhosts DenyHosts/deny_hosts.py process_log(); the list as Python writes it',
  samples: {
    "2026-10-27 14:35:38,804 - denyhosts   : INFO     new denied hosts: ['203.0.113.215']": {
      'source.ip': '203.0.113.215',
    },
    "2026-10-27 14:35:38,804 - denyhosts   : INFO     new denied hosts: [u'203.0.113.215']": {
      'source.ip': '203.0.113.215',
    },
    "2026-10-27 14:35:38,804 - denyhosts   : INFO     new denied hosts: ['203.0.113.215', '2001:db8::9']": {
      'sshwhy.ban.hosts': "'203.0.113.215', '2001:db8::9'",
    },
  },
});
