import type { Ban } from '../ban.ts';
import { banRule } from '../ban-rule.ts';
import type { RemedyStep } from '../incident.ts';

/** Jails whose bans close the SSH port, by the names that distributions and guides use. */
const CUTS_SSH = /ssh|recidive|dropbear|all/i;

export const fail2ban = banRule({
  cause: 'fail2ban',
  name: 'fail2ban',
  found: 'Found',
  ruleWord: 'jail',
  bansByRule: true,
  isElsewhere: ({ rules }) => !rules.some((jail) => CUTS_SSH.test(jail)),
  remedy: (ip, { detail }, isLockout) => remedy(ip, detail, isLockout),
});

function remedy(ip: string, detail: Ban, isLockout: boolean): RemedyStep[] {
  const jails = detail.active.filter((jail) => /^[\w.-]+$/.test(jail));
  const caution = isLockout && detail.failures ? ', once you know whose the failed logins were' : '';
  return [
    ...jails.map((jail) => ({
      text: 'Let it in now, if it belongs here',
      command: `fail2ban-client set ${jail} unbanip ${detail.network || ip}`,
    })),
    {
      text: `If it belongs here${caution}, never ban it again: add it to what [DEFAULT] already ignores`,
      file: '/etc/fail2ban/jail.local',
      settings: [`ignoreip = 127.0.0.1/8 ::1 ${ip}`],
      command: 'fail2ban-client reload',
    },
  ];
}
