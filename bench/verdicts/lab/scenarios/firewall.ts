import { together } from '../clients.ts';
import { sh } from '../namespace.ts';
import { cut, letIn, notCut, type Scenario } from '../scenario.ts';
import { startSshd } from '../servers.ts';

const quick = { options: ['ConnectTimeout=3'] };
const stopped = (rule: string) => cut('firewall_cut', 'firewall', rule);

/** Rules of iptables, ip6tables and nftables that log what they drop or reject, a rate limit, and a DROP that logs nothing. */
export async function firewall(scenario: Scenario): Promise<void> {
  const sshd = await startSshd();
  sh(`iptables -A INPUT -s 203.0.113.106 -p tcp --dport 22 -j LOG --log-prefix '[UFW BLOCK] '
    iptables -A INPUT -s 203.0.113.106 -p tcp --dport 22 -j DROP
    iptables -A INPUT -s 203.0.113.107 -p tcp --dport 22 -j LOG --log-prefix 'SSH-REJECT: '
    iptables -A INPUT -s 203.0.113.107 -p tcp --dport 22 -j REJECT --reject-with tcp-reset
    iptables -A INPUT -s 203.0.113.108 -p tcp --dport 22 -m conntrack --ctstate NEW -m recent --set --name SSH
    iptables -A INPUT -s 203.0.113.108 -p tcp --dport 22 -m conntrack --ctstate NEW -m recent --update --seconds 60 --hitcount 4 --name SSH -j LOG --log-prefix 'SSH_RATELIMIT '
    iptables -A INPUT -s 203.0.113.108 -p tcp --dport 22 -m conntrack --ctstate NEW -m recent --update --seconds 60 --hitcount 4 --name SSH -j DROP
    iptables -A INPUT -s 203.0.113.110 -p tcp --dport 22 -j DROP
    ip6tables -A INPUT -s 2001:db8:bad::8 -p tcp --dport 22 -j LOG --log-prefix 'ssh6 drop '
    ip6tables -A INPUT -s 2001:db8:bad::8 -p tcp --dport 22 -j DROP
    nft add table inet lab
    nft add chain inet lab in '{ type filter hook input priority 0; }'
    nft add rule inet lab in ip saddr 203.0.113.109 tcp dport 22 log prefix '"nft ssh drop: "' drop`);
  await together(2, () => scenario.ssh('203.0.113.106', stopped('DROP with LOG'), quick));
  await together(2, () => scenario.ssh('203.0.113.107', stopped('REJECT with tcp-reset'), quick));
  const limited = ({ connected }: { connected: boolean }) =>
    connected ? notCut('client_left') : stopped('rate limit');
  for (let i = 0; i < 5; i++) await scenario.raw('203.0.113.108', limited, { hold: 100 });
  await scenario.ssh('2001:db8:bad::8', stopped('DROP with LOG, IPv6'), quick);
  await scenario.ssh('203.0.113.109', stopped('nftables drop with log'), quick);
  await scenario.ssh('203.0.113.110', stopped('DROP without LOG'), quick);
  await scenario.ssh('10.20.0.5', letIn);
  sh('iptables -F INPUT; ip6tables -F INPUT; nft delete table inet lab');
  await sshd.stop();
}
