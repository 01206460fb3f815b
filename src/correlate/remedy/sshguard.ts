import type { Ban } from '../ban.ts';
import type { RemedyStep } from '../incident.ts';
import type { OpenIncident } from '../open-incident.ts';

/**
 * sshguard has no command to let an address go: it is taken out of what its back end keeps (BACKEND in sshguard.conf).
 * The names are those of the scripts in its src/fw.
 */
export function sshguardRemedy(ip: string, incident: OpenIncident<Ban>, isLockout: boolean): RemedyStep[] {
  const { detail, host } = incident;
  const caution = isLockout && detail.failures ? ', once you know whose the failed logins were' : '';
  const v6 = ip.includes(':');
  const network = detail.network || `${ip}/${v6 ? 128 : 32}`;
  const nft = {
    text: 'back end nft',
    command: `nft delete element ${v6 ? 'ip6' : 'ip'} sshguard attackers { ${network} }`,
  };
  const ipset = { text: 'back end ipset', command: `ipset del sshguard${v6 ? 6 : 4} ${network}` };
  const tables = {
    text: 'back end iptables',
    command: `${v6 ? 'ip6tables' : 'iptables'} -D sshguard -s ${network} -j DROP`,
  };
  const firewalld = {
    text: 'back end firewalld (RHEL, Fedora)',
    command: `firewall-cmd --ipset=sshguard${v6 ? 6 : 4} --remove-entry=${network}`,
  };
  const pf = { text: 'back end pf (BSD)', command: `pfctl -t sshguard -T delete ${network}` };
  const written = (v6 ? `\\[${ip}\\]` : ip.replaceAll('.', '\\.')) as string;
  const hosts = {
    text: 'back end hosts',
    command: `sed -i -E '/^###sshguard###/,/^###sshguard###/{s/ ${written}( |$)/ /;/^ALL : *: DENY$/d}' /etc/hosts.allow`,
  };
  // Debian's packages use nft, those of Red Hat's family firewalld.
  const firewalls = host.logName.startsWith('secure')
    ? [firewalld, nft, ipset, tables, pf]
    : [nft, ipset, tables, firewalld, pf];
  const isHosts = detail.refused > 0 || detail.rules.includes('hosts.allow');
  const ways = isHosts ? [hosts] : firewalls;
  const isOver = detail.active.length === 0;
  return [
    ...(isOver || isHosts
      ? []
      : [{ text: FIND, command: "grep -h '^BACKEND' /etc/sshguard/sshguard.conf /etc/sshguard.conf 2>/dev/null" }]),
    ...(isOver
      ? []
      : ways.map(({ text, command }) => ({ text: `Let it in now, if it belongs here: ${text}`, command }))),
    {
      text: `If it belongs here${caution}, never block it again: add it to the file that WHITELIST_FILE in sshguard.conf names (Debian, Ubuntu: this one; others: set it, e.g. to /etc/sshguard.whitelist)`,
      command: `echo '${ip}' >> /etc/sshguard/whitelist && systemctl restart sshguard`,
    },
  ];
}

const FIND = 'sshguard has no command for it: see which back end keeps its blocks';
