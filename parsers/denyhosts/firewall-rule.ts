import { defineParser } from '../../src/parser/define.ts';

export const firewallRule = defineParser({
  id: 'denyhosts.firewall-rule',
  title: 'DenyHosts blocked an address in the firewall',
  program: ['denyhosts'],
  action: 'ban',
  patterns: [
    'Creating new firewall rule {sshwhy.denyhosts.command:phrase} -s {source.ip:ip} -j DROP',
    'Creating new PF rule {sshwhy.denyhosts.command:phrase} -T add {source.ip:ip}',
    'Wrote new host {source.ip:ip} to table file {file.path:phrase}',
  ],
  fields: { 'observer.product': 'denyhosts', 'rule.name': 'firewall' },
  meaning:
    'IPTABLES or PFCTL_PATH is set, so the address is dropped before sshd: the client sees "Connection timed out". The ' +
    'same address also goes into /etc/hosts.deny, told by "new denied hosts".',
  remedy: ['iptables -D INPUT with the rest of the rule as it stands in the line.'],
  source: 'denyhosts DenyHosts/firewalls.py block_ips(), deny_hosts.py update_hosts_deny(), since 3.0',
  samples: {
    '2026-10-27 14:35:38,801 - denyhosts   : INFO     Creating new firewall rule /sbin/iptables -I INPUT -s 203.0.113.215 -j DROP':
      { 'sshwhy.denyhosts.command': '/sbin/iptables -I INPUT', 'source.ip': '203.0.113.215' },
    '2026-10-27 14:35:38,801 - firewalls   : INFO     Creating new firewall rule /sbin/iptables -I INPUT -p tcp --dport 22 -s 203.0.113.215 -j DROP':
      { 'sshwhy.denyhosts.command': '/sbin/iptables -I INPUT -p tcp --dport 22', 'source.ip': '203.0.113.215' },
    '2026-10-27 14:35:38,801 - denyhosts   : INFO     Creating new PF rule /sbin/pfctl -t blacklist -T add 203.0.113.215':
      {
        'sshwhy.denyhosts.command': '/sbin/pfctl -t blacklist',
        'source.ip': '203.0.113.215',
      },
    '2026-10-27 14:35:38,801 - denyhosts   : INFO     Wrote new host 203.0.113.215 to table file /etc/blacklist': {
      'source.ip': '203.0.113.215',
      'file.path': '/etc/blacklist',
    },
  },
});
