import { defineParser } from '../../src/parser/define.ts';

export const alreadyBanned = defineParser({
  id: 'fail2ban.already-banned',
  title: 'a banned address still reaches the server',
  program: ['fail2ban.actions', 'fail2ban', 'fail2ban-server'],
  action: 'ban-ineffective',
  patterns: ['[{rule.name:word}] {source.ip:ip} already banned'],
  fields: { 'observer.product': 'fail2ban' },
  meaning:
    'New failures came from an address that is banned. Right after the ban these are lines that were still under ' +
    'way; later it means that the action does not keep the address out: wrong port, wrong chain, no IPv6, or an ' +
    'action that blocks nothing.',
  remedy: [
    'Compare the jail’s port and banaction with the real ones: fail2ban-client get JAIL actions; nft list ruleset or iptables -S.',
  ],
  source: 'fail2ban server/actions.py, since 0.8: DEBUG below 3 s after the ban, NOTICE below 60 s, then WARNING',
  samples: {
    '2026-11-21 01:37:55,718 fail2ban.actions        [2174]: NOTICE  [sshd] 192.0.2.90 already banned': {
      'rule.name': 'sshd',
      'source.ip': '192.0.2.90',
    },
    '2026-11-21 01:37:55,718 fail2ban.actions        [2174]: WARNING [sshd] 2001:db8::1 already banned': {
      'rule.name': 'sshd',
      'source.ip': '2001:db8::1',
    },
  },
});
