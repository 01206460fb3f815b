import type { Cause } from '../event.ts';
import type { AddressKey } from '../parser/address.ts';
import { type OpenIncident, openIncident } from './open-incident.ts';
import { Sessions } from './sessions.ts';
import { Sources } from './sources.ts';

const MAX_LOCAL_ADDRESSES = 64;
const MAX_GAPS = 256;

/** Everything remembered of one server. */
export class Host {
  /** As the log headers name it; '' until a header does (fail2ban.log names none). */
  name: string;
  /** Base name of the log that sshd's lines come from: `auth.log` (Debian's family), `secure` (Red Hat's). */
  logName = '';
  readonly sources = new Sources();
  readonly sessions = new Sessions();
  /** Open incidents about the host as a whole. */
  open: OpenIncident | undefined;
  /** The server's own addresses, learnt from lines that name both ends. */
  readonly localAddresses = new Set<AddressKey>();
  /** Times from which lines are known to be missing. */
  readonly gaps: number[] = [];
  /** A ban tool whose log has been heard: from here on its silence about an address means something. */
  banTool = '';
  /** Drops counted since sshd began to throttle; its summary lines count from there. */
  throttledDrops = 0;
  /** Penalty incidents with a drop since the last line that counted unlogged ones. */
  readonly penalised = new Set<OpenIncident>();
  /** The address that DEBUG3 just showed to be over its PerSourceMaxStartups: the drop line that follows is that. */
  perSourceDrop: string | undefined;

  constructor(name: string) {
    this.name = name;
  }

  incident(cause: Cause): OpenIncident | undefined {
    return openIncident(this, cause);
  }

  addLocal(address: AddressKey | undefined): void {
    if (address !== undefined && this.localAddresses.size < MAX_LOCAL_ADDRESSES) this.localAddresses.add(address);
  }

  addGap(time: number): void {
    if (this.gaps.length < MAX_GAPS) this.gaps.push(time);
  }
}
