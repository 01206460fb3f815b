import { defineParser } from '../../src/parser/define.ts';

export const reban = defineParser({
  id: 'fail2ban.reban',
  title: 'fail2ban carried out a ban once more',
  program: ['fail2ban.actions', 'fail2ban', 'fail2ban-server'],
  action: 'ban-restored',
  patterns: ["[{rule.name:word}] Reban {source.ip:ip}, action '{sshwhy.fail2ban.action:phrase}'"],
  fields: { 'observer.product': 'fail2ban' },
  meaning:
    'The address was still seen although it is banned, and the action’s rules had been lost (a firewall that was ' +
    'reloaded), so fail2ban set them again.',
  remedy: [
    'Restart fail2ban after the firewall (PartOf= in a drop-in of fail2ban.service), so that its rules are not lost.',
  ],
  source: 'fail2ban server/actions.py __reBan(), since 0.10',
  samples: {
    "2026-11-21 01:37:55,718 fail2ban.actions        [2174]: NOTICE  [sshd] Reban 192.0.2.9, action 'iptables-multiport'":
      { 'rule.name': 'sshd', 'source.ip': '192.0.2.9', 'sshwhy.fail2ban.action': 'iptables-multiport' },
  },
});
