import type { Ban } from '../ban.ts';
import type { RemedyStep } from '../incident.ts';
import type { OpenIncident } from '../open-incident.ts';

export function crowdSecRemedy(ip: string, { detail }: OpenIncident<Ban>, isLockout: boolean): RemedyStep[] {
  const caution = isLockout && detail.failures ? ', once you know whose the failed logins were' : '';
  const what = detail.network ? `--range ${detail.network}` : `--ip ${ip}`;
  return [
    ...(detail.active.length > 0
      ? [
          {
            text: 'Let it in now, if it belongs here; the bouncer follows within some 10 seconds',
            command: `cscli decisions delete ${what}`,
          },
        ]
      : []),
    {
      text: `If it belongs here${caution}, never ban it again (CrowdSec 1.6.8 or later; undo: cscli allowlists remove own ${ip})`,
      command: `cscli allowlists create own -d 'own addresses'; cscli allowlists add own ${ip}`,
    },
    {
      text: 'The same with an older CrowdSec',
      file: '/etc/crowdsec/parsers/s02-enrich/own-addresses.yaml',
      settings: [
        'name: own/addresses',
        'description: own addresses',
        'whitelist:',
        '  reason: own addresses',
        `  ip: ["${ip}"]`,
      ],
      command: 'systemctl reload crowdsec',
    },
  ];
}
