import type { Host } from '../host.ts';
import type { RemedyStep } from '../incident.ts';

/**
 * The unit's name without `.service`: as the log names it, else by the family's log. Debian's family logs sshd to auth.log
 * and calls it ssh, Red Hat's logs to secure and calls it sshd, as SUSE and Arch do.
 */
export function unitOf({ server, logName }: Host): string {
  return server.unit || (logName.startsWith('auth') ? 'ssh' : 'sshd');
}

/** Something done to the service, with the way of systems without systemd where the log does not show which it is. */
export function serviceStep(host: Host, text: string, verb: 'start' | 'restart', before = ''): RemedyStep {
  const unit = unitOf(host);
  const openrc = host.server.unit === '' ? ` (Alpine, OpenRC: rc-service sshd ${verb})` : '';
  return { text: text + openrc, command: `${before}systemctl ${verb} ${unit}` };
}

/** Why the service is as it is: systemd's view and its last lines. */
export function lookAtService(host: Host, text: string): RemedyStep {
  const unit = unitOf(host);
  return { text, command: `systemctl status ${unit}; journalctl -u ${unit} -n 50 --no-pager` };
}
