/** Who wrote the line. */
export interface Origin {
  /** `event.provider` */
  readonly provider: string;
  /** `service.name` */
  readonly service: string;
  /** Vendor and product, of a ban tool. */
  readonly observer?: { readonly vendor: string; readonly product: string };
  /** The line's program goes before both, where there is one. */
  readonly isProgram?: true;
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

/** By the folder of the parser that read the line. */
export function originOf(parser: string): Origin {
  const folder = parser.slice(0, parser.indexOf('.'));
  return origins.get(folder) ?? { provider: folder, service: folder, isProgram: true };
}

function banTool(name: string, vendor: string): Origin {
  return { provider: name, service: name, observer: { vendor, product: name } };
}
