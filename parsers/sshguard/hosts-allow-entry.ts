import { defineParser } from '../../src/parser/define.ts';

export const hostsAllowEntry = defineParser({
  id: 'sshguard.hosts-allow-entry',
  title: 'an address that sshguard has written into /etc/hosts.allow',
  program: ['sshguard'],
  action: 'ban',
  patterns: [
    'ALL : {source.ip:ip} : DENY',
    'ALL : [{source.ip:ip}] : DENY',
    'ALL : {source.ip:ip}/{sshwhy.ban.prefix:int} : DENY',
    'ALL : [{source.ip:ip}]/{sshwhy.ban.prefix:int} : DENY',
    'ALL : {sshwhy.ban.hosts:text} : DENY',
  ],
  fields: { 'observer.product': 'sshguard', 'rule.name': 'hosts.allow' },
  list: 'sshwhy.ban.hosts',
  meaning: 'A block that is in force: the back end "hosts" keeps it between its marks ###sshguard###, without a time.',
  remedy: ['Take the line out; sshguard does not notice, and writes it again at the next attack only.'],
  source: 'sshguard src/fw/hosts.c; seen with 2.4.2',
  samples: {
    '###sshguard###\nALL : 203.0.113.100 : DENY': { 'source.ip': '203.0.113.100' },
    '###sshguard###\nALL : [2001:db8::9] : DENY': { 'source.ip': '2001:db8::9' },
    '###sshguard###\nALL : 203.0.113.0/24 : DENY': { 'source.ip': '203.0.113.0', 'sshwhy.ban.prefix': 24 },
    '###sshguard###\nALL : [2001:db8::]/64 : DENY': { 'source.ip': '2001:db8::', 'sshwhy.ban.prefix': 64 },
    '###sshguard###\nALL : 203.0.113.100 203.0.113.101 : DENY': { 'sshwhy.ban.hosts': '203.0.113.100 203.0.113.101' },
  },
});
