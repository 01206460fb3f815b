import type { Host } from '../host.ts';
import type { RemedyStep } from '../incident.ts';
import { unitOf } from './service.ts';

export function reloadCommand(host: Host): string {
  return `sshd -t && systemctl reload ${unitOf(host)}`;
}

/** A change of sshd_config, with the command that checks and applies it. */
export function sshdConfig(host: Host, text: string, ...settings: string[]): RemedyStep {
  return { text, file: '/etc/ssh/sshd_config', settings, command: reloadCommand(host) };
}

/** Drops packets of addresses or networks of one family to the SSH port, and says how to undo it. */
export function keepOut(port: number, ...sources: string[]): RemedyStep {
  const family = sources[0]?.includes(':') ? 'ip6' : 'ip';
  const set = sources.length === 1 ? sources[0] : `{ ${sources.join(', ')} }`;
  return {
    text: `Keep ${sources.length === 1 ? sources[0] : 'them'} out in the firewall (undo: find the handle with nft -a list chain inet filter input, then nft delete rule inet filter input handle N)`,
    command: `nft insert rule inet filter input ${family} saddr ${set} tcp dport ${port} drop`,
  };
}

/** Evidence addresses go into commands: only what is an address or a network may pass. */
export function isPlainAddress(text: string): boolean {
  return /^[0-9a-f.:]{2,45}(?:\/\d{1,3})?$/.test(text);
}
