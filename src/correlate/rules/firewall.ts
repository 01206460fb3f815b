import { cutByBan } from '../ban.ts';
import type { Fact } from '../incident.ts';
import { firewallRemedy } from '../remedy/firewall.ts';
import { isPlainAddress } from '../remedy/server.ts';
import { remembered } from '../remembered.ts';
import type { Context, Rule } from '../rule.ts';
import { ownCopy } from '../text-store.ts';
import { list, plural, times } from '../words.ts';

export interface Drops {
  /** What the rules write in front of their lines, each once. */
  readonly prefixes: string[];
  /** The chain, where the log names it (Proxmox VE). */
  chain: string;
  port: number;
  packets: number;
  /** Packets that were sent again, since no answer came. */
  again: number;
  /** The prefix says nothing of dropping: that no answer came does. */
  isUnsaid: boolean;
}

const MAX_PREFIXES = 4;
const SYN = /(?:^| )SYN(?: |$)/;
const ACK = /(?:^| )ACK(?: |$)/;

function packet(context: Context): void {
  const { event, host } = context;
  const port = event.get('destination.port') as number;
  const { sourceKey, sourcePort } = event;
  if (!host.sshPorts.has(port) || sourceKey === undefined || sourcePort === undefined) return;
  if (!opensConnection(String(event.get('sshwhy.packet.flags')))) return; // amid a connection, or its end
  const saysDrop = event.action === 'packet-dropped';
  const prefix = withoutBlanks(String(event.get('rule.name') ?? ''));
  const { cut, again } = host.synAttempts.see(sourceKey, sourcePort, event.line.time, saysDrop);
  if (!saysDrop && !again) return;
  if (!isLimit(prefix) && cutByBan(context, cut ? event.count : 0, prefix)) return;
  const incident = context.open(firewall);
  if (!incident) return;
  const { detail } = incident;
  if (detail.prefixes.length < MAX_PREFIXES && !detail.prefixes.includes(prefix)) detail.prefixes.push(ownCopy(prefix));
  detail.chain ||= ownCopy(String(event.get('sshwhy.firewall.chain') ?? ''));
  detail.port = port;
  detail.packets += event.count;
  if (again) detail.again += event.count;
  detail.isUnsaid ||= !saysDrop;
  incident.add(event, cut ? event.count : 0);
}

const opensConnection = remembered((flags) => SYN.test(flags) && !ACK.test(flags), 1024);
const withoutBlanks = remembered((prefix) => prefix.trim(), 256);
export const isLimit = remembered((prefix) => /limit|throttle|flood/i.test(prefix), 256);

export const firewall: Rule<Drops> = {
  cause: 'firewall',
  about: 'source',
  locksOut: 'address',
  on: { 'netfilter.packet': packet, 'pve.packet': packet },
  detail: () => ({ prefixes: [], chain: '', port: 22, packets: 0, again: 0, isUnsaid: false }),
  weigh: ({ detail, count }) => {
    if (count === 0) return undefined;
    return { strength: detail.isUnsaid ? 'strong' : 'proof', severity: detail.prefixes.some(isLimit) ? 40 : 25 };
  },
  tell: (incident) => {
    const { source, detail, count } = incident;
    const ip = source?.ip ?? '';
    const chain = detail.chain ? ` in chain ${detail.chain}` : '';
    const names = detail.prefixes.map((prefix) => prefix || 'a rule without a prefix');
    const by = detail.prefixes.every(isLimit)
      ? `the firewall's limit for new connections (${list(names)}${chain})`
      : `the firewall (${list(names)}${chain})`;
    return {
      message: `${ip} was kept from connecting to port ${detail.port} ${times(count)} by ${by}`,
      facts: facts(detail),
      remedy: isPlainAddress(ip) ? firewallRemedy(ip, incident) : [],
    };
  },
};

function facts({ prefixes, packets, again, isUnsaid, chain }: Drops): Fact[] {
  const found: Fact[] = [];
  if (prefixes.some((prefix) => prefix.includes('UFW LIMIT'))) {
    const text =
      'ufw limit rejects an address that opens 6 connections or more within 30 seconds, whether they log in or not';
    found.push({ label: 'The limit', text });
  }
  if (isUnsaid) {
    const text =
      'the prefix does not say that the rule drops; the same packet came again and again, so nobody answered it';
    found.push({ label: 'Dropped?', text });
  }
  if (chain && !chain.startsWith('PVEFW-HOST')) {
    found.push({ label: 'For whom', text: `chain ${chain} is that of a guest, not of the host itself` });
  }
  if (again > 0) {
    const text = `${plural(packets, 'packet')} logged; ${plural(again, 'of them is', 'of them are')} the same attempt sent again, which is counted once`;
    found.push({ label: 'Counted', text });
  }
  const text = 'ufw and most rules write only a few lines a minute: there may have been more, and of others';
  found.push({ label: 'Not all are logged', text });
  return found;
}
