import { defineParser } from '../../src/parser/define.ts';

export const actionFailed = defineParser({
  id: 'fail2ban.action-failed',
  title: 'fail2ban could not carry out a ban',
  program: ['fail2ban.actions', 'fail2ban', 'fail2ban-server'],
  action: 'ban-ineffective',
  outcome: 'failure',
  patterns: [
    "Failed to execute ban jail '{rule.name:phrase}' action '{sshwhy.fail2ban.action:phrase}' info 'ActionInfo({'ip': '{source.ip:ip}', {error.message:text}",
    "Failed to execute ban jail '{rule.name:phrase}' action '{sshwhy.fail2ban.action:phrase}' info {error.message:text}",
  ],
  fields: { 'observer.product': 'fail2ban', 'event.reason': 'action_failed' },
  meaning:
    'The command that should block the address failed, so the address is listed as banned but can still connect.',
  remedy: [
    'Run fail2ban-client -d and try the command of the action by hand; often iptables or nft is missing or the table does not exist.',
  ],
  source: 'fail2ban server/actions.py __checkBan(), since 0.9',
  samples: {
    "2026-11-21 01:37:55,718 fail2ban.actions        [2174]: ERROR   Failed to execute ban jail 'sshd' action 'iptables-multiport' info 'ActionInfo({'ip': '192.0.2.3', 'family': 'inet4'})': Error starting action Jail('sshd')/iptables-multiport: 'Script error'":
      {
        'rule.name': 'sshd',
        'sshwhy.fail2ban.action': 'iptables-multiport',
        'source.ip': '192.0.2.3',
        'error.message': "'family': 'inet4'})': Error starting action Jail('sshd')/iptables-multiport: 'Script error'",
      },
    "2026-11-21 01:37:55,718 fail2ban.actions        [2174]: ERROR   Failed to execute ban jail 'sshd' action 'iptables' info 'CallingMap({})': Error banning 192.0.2.3":
      {
        'rule.name': 'sshd',
        'sshwhy.fail2ban.action': 'iptables',
        'error.message': "'CallingMap({})': Error banning 192.0.2.3",
      },
  },
});
