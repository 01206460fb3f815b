import type { Ban } from '../ban.ts';
import type { RemedyStep } from '../incident.ts';
import type { OpenIncident } from '../open-incident.ts';

/** Where the packages of Debian, Fedora and EPEL keep it; FreeBSD's port has /usr/local/share/denyhosts/data. */
const WORK_DIR = '/var/lib/denyhosts';
/** What DenyHosts remembers in WORK_DIR: the entry comes back while the address stands in one of them. */
const MEMORY = 'hosts hosts-restricted hosts-root hosts-valid users-hosts sync-hosts sync-received';

export function denyHostsRemedy(ip: string, { detail }: OpenIncident<Ban>, isLockout: boolean): RemedyStep[] {
  const caution = isLockout && detail.failures ? ', once you know whose the failed logins were' : '';
  const exact = ip.replaceAll('.', '\\.');
  const inFirewall = detail.rules.includes('firewall') || detail.dropped > 0;
  const tables = ip.includes(':') ? 'ip6tables' : 'iptables';
  return [
    {
      text: `Let it in now, if it belongs here: with DenyHosts stopped, take it out of hosts.deny and of all it remembers (WORK_DIR in /etc/denyhosts.conf; FreeBSD: /usr/local/share/denyhosts/data)`,
      command: `systemctl stop denyhosts; cd ${WORK_DIR} && sed -i -E '/(^|[^0-9a-f:.])${exact}([^0-9a-f:.]|:[0-9]+:|$)/d' /etc/hosts.deny $(ls ${MEMORY} 2>/dev/null); systemctl start denyhosts`,
    },
    ...(inFirewall
      ? [
          {
            text: 'Take it out of the firewall too (IPTABLES is set in denyhosts.conf)',
            command: `${tables} -S INPUT | grep -F -- '-s ${ip}' | sed 's/^-A/-D/' | xargs -rL1 ${tables}`,
          },
        ]
      : []),
    {
      text: `If it belongs here${caution}, never deny it again (undo: take the line out)`,
      command: `echo '${ip}' >> ${WORK_DIR}/allowed-hosts && systemctl restart denyhosts`,
    },
    ...(detail.rules.includes('synchronisation')
      ? [
          {
            text: 'Believe only what happened on this host, if that is not the first time',
            file: '/etc/denyhosts.conf',
            settings: ['SYNC_DOWNLOAD = no'],
            command: 'systemctl restart denyhosts',
          },
        ]
      : []),
  ];
}
