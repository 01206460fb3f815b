import type { Host } from '../host.ts';
import type { RemedyStep } from '../incident.ts';

/** The unit's name: Debian's family logs sshd to auth.log and calls it ssh, Red Hat's logs to secure and calls it sshd. */
export function reloadCommand(host: Host): string {
  const unit = host.logName.startsWith('secure') ? 'sshd' : host.logName.startsWith('auth') ? 'ssh' : 'sshd';
  return `sshd -t && systemctl reload ${unit}`;
}

/** A change of sshd_config, with the command that checks and applies it. */
export function sshdConfig(host: Host, text: string, ...settings: string[]): RemedyStep {
  return { text: `${text} (in /etc/ssh/sshd_config: ${settings.join(' · ')})`, command: reloadCommand(host) };
}

/** Drops packets of an address or network to the SSH port, and says how to undo it. */
export function keepOut(source: string, port: number): RemedyStep {
  const family = source.includes(':') ? 'ip6' : 'ip';
  return {
    text: `Keep ${source} out in the firewall (undo: nft -a list chain inet filter input, then nft delete rule inet filter input handle N)`,
    command: `nft insert rule inet filter input ${family} saddr ${source} tcp dport ${port} drop`,
  };
}

/** Evidence addresses go into commands: only what is an address or a network may pass. */
export function isPlainAddress(text: string): boolean {
  return /^[0-9a-f.:]{2,45}(?:\/\d{1,3})?$/.test(text);
}
