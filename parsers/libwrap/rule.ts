import { defineParser } from '../../src/parser/define.ts';

export const rule = defineParser({
  id: 'libwrap.rule',
  title: 'a rule of TCP wrappers that names one address',
  program: ['hosts.deny'],
  action: 'note',
  patterns: [
    '{sshwhy.rule.daemons:phrase}: {source.ip:ip}',
    '{sshwhy.rule.daemons:phrase}: [{source.ip:ip}]',
    '{sshwhy.rule.daemons:phrase}: {source.ip:ip} : {sshwhy.rule.options:phrase}',
    '{sshwhy.rule.daemons:phrase}: [{source.ip:ip}] : {sshwhy.rule.options:phrase}',
    '{sshwhy.rule.daemons:phrase}: {source.ip:ip}: {sshwhy.rule.options:phrase}',
  ],
  meaning:
    'A line of a saved /etc/hosts.deny. Without a mark of a tool in front, a person or a program that leaves no mark ' +
    '(fail2ban’s action hostsdeny, denyhosts without PURGE_DENY) has written it.',
  source: 'hosts_access(5), hosts_options(5)',
  samples: {
    '# hosts.deny\nsshd: 203.0.113.7': { 'sshwhy.rule.daemons': 'sshd', 'source.ip': '203.0.113.7' },
    '# hosts.deny\nALL: [2001:db8::9]': { 'sshwhy.rule.daemons': 'ALL', 'source.ip': '2001:db8::9' },
    '# hosts.deny\nALL : 203.0.113.7 : deny': {
      'sshwhy.rule.daemons': 'ALL ',
      'source.ip': '203.0.113.7',
      'sshwhy.rule.options': 'deny',
    },
    '# hosts.deny\nsshd: [2001:db8::9] : DENY': {
      'sshwhy.rule.daemons': 'sshd',
      'source.ip': '2001:db8::9',
      'sshwhy.rule.options': 'DENY',
    },
    '# hosts.deny\nsshd: 203.0.113.7: deny': {
      'sshwhy.rule.daemons': 'sshd',
      'source.ip': '203.0.113.7',
      'sshwhy.rule.options': 'deny',
    },
  },
});
