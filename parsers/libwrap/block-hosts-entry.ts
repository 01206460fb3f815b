import { defineParser } from '../../src/parser/define.ts';

export const blockHostsEntry = defineParser({
  id: 'libwrap.block-hosts-entry',
  title: 'an address that BlockHosts has denied',
  program: ['blockhosts'],
  action: 'note',
  patterns: [
    '{sshwhy.rule.daemons:phrase}: {source.ip:ip} : {sshwhy.rule.options:phrase}',
    '{sshwhy.rule.daemons:phrase}: {source.ip:ip}',
    '#bh: ip: {source.ip:ip} : {sshwhy.ban.tries:phrase} : {sshwhy.ban.since:phrase}',
    '#bh: {sshwhy.blockhosts.remark:text}',
  ],
  fields: { 'observer.product': 'blockhosts' },
  meaning:
    'BlockHosts keeps its entries between marks (#---- BlockHosts Additions) in hosts.allow or hosts.deny, and remembers ' +
    'in #bh: comments how often an address failed. TCP wrappers refuse it.',
  remedy: ['Take the address out of that section, the #bh: line too; put it into WHITELIST of /etc/blockhosts.cfg.'],
  source: 'blockhosts.py 2.x (HOSTS_MARKER_LINE, HOSTS_MARKER_WATCHED) and its manual; not seen on a real host',
  samples: {
    '#---- BlockHosts Additions\nALL: 203.0.113.7 : deny': {
      'sshwhy.rule.daemons': 'ALL',
      'source.ip': '203.0.113.7',
      'sshwhy.rule.options': 'deny',
    },
    '#---- BlockHosts Additions\nsshd: 203.0.113.7': { 'sshwhy.rule.daemons': 'sshd', 'source.ip': '203.0.113.7' },
    '#---- BlockHosts Additions\n#bh: ip: 203.0.113.7 :   7 : 2026-11-21 01:02:03 UTC': {
      'source.ip': '203.0.113.7',
      'sshwhy.ban.tries': '  7',
      'sshwhy.ban.since': '2026-11-21 01:02:03 UTC',
    },
    '#---- BlockHosts Additions\n#bh: logfile: /var/log/auth.log': {
      'sshwhy.blockhosts.remark': 'logfile: /var/log/auth.log',
    },
  },
});
