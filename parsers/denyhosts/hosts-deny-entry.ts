import { defineParser } from '../../src/parser/define.ts';

export const hostsDenyEntry = defineParser({
  id: 'denyhosts.hosts-deny-entry',
  title: 'DenyHosts wrote an address into /etc/hosts.deny',
  program: ['denyhosts'],
  action: 'ban',
  patterns: [
    '| {sshwhy.service:word}: {source.ip:ip}',
    '| {sshwhy.service:word}: {source.ip:ip} : deny', // FreeBSD
    '| {source.ip:ip}', // no BLOCK_SERVICE
    '| {sshwhy.service:word}: {source.address:word}', // a host name
  ],
  fields: { 'observer.product': 'denyhosts', 'rule.name': 'hosts.deny' },
  meaning:
    'The comment that DenyHosts writes in front of an entry when PURGE_DENY is set, with the time of the ban. The entry ' +
    'is in force as long as it stands there.',
  remedy: ['See new-denied-hosts: the entry alone is not enough, since DenyHosts writes it again from its WORK_DIR.'],
  source: 'denyhosts DenyHosts/deny_hosts.py update_hosts_deny()',
  samples: {
    '# DenyHosts: Thu Jul  9 11:23:45 2026 | sshd: 203.0.113.7': {
      'sshwhy.service': 'sshd',
      'source.ip': '203.0.113.7',
    },
    '# DenyHosts: Thu Jul  9 11:23:45 2026 | ALL: 203.0.113.7 : deny': {
      'sshwhy.service': 'ALL',
      'source.ip': '203.0.113.7',
    },
    '# DenyHosts: Thu Jul  9 11:23:45 2026 | 2001:db8::9': { 'source.ip': '2001:db8::9' },
    '# DenyHosts: Thu Jul  9 11:23:45 2026 | sshd: scanner.example.com': {
      'sshwhy.service': 'sshd',
      'source.address': 'scanner.example.com',
    },
  },
});
