import type { LogEvent } from '../parser/log-event.ts';

/** Who wrote the line. */
export interface Origin {
  /** `event.provider` */
  readonly provider: string;
  /** `service.name` */
  readonly service: string;
  /** Vendor and product, of a ban tool. */
  readonly observer?: { readonly vendor: string; readonly product: string };
}

const sshd: Origin = { provider: 'sshd', service: 'sshd' };
const origins: ReadonlyMap<string, Origin> = new Map([
  ['sshd', sshd],
  ['pam', sshd],
  ['libwrap', { provider: 'tcp_wrappers', service: 'sshd' }],
  ['fail2ban', banTool('fail2ban', 'fail2ban')],
  ['denyhosts', banTool('denyhosts', 'denyhosts')],
  ['crowdsec', banTool('crowdsec', 'CrowdSec')],
  ['sshguard', banTool('sshguard', 'sshguard')],
]);

/** By the folder of the parser that read the line; a line of another program names that program. */
export function originOf(event: LogEvent): Origin {
  const { id } = event.match.parser.spec;
  const folder = id.slice(0, id.indexOf('.'));
  const program = event.line.program || folder;
  return origins.get(folder) ?? { provider: program, service: program };
}

function banTool(name: string, vendor: string): Origin {
  return { provider: name, service: name, observer: { vendor, product: name } };
}
