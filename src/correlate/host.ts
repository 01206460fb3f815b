import type { BlockList } from 'node:net';
import type { Cause } from '../event.ts';
import type { AddressKey } from '../parser/address.ts';
import type { Ban } from './ban.ts';
import { type OpenIncident, openIncident } from './open-incident.ts';
import { ServerState } from './server-state.ts';
import { Sessions } from './sessions.ts';
import { Sources } from './sources.ts';
import { SynAttempts } from './syn-attempts.ts';
import { TwiceTold } from './twice-told.ts';

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
  /** Its SSH server, as a service. */
  readonly server = new ServerState();
  /** Open incidents about the host as a whole. */
  open: OpenIncident | undefined;
  /** The server's own addresses, learnt from lines that name both ends. */
  readonly localAddresses = new Set<AddressKey>();
  /** Times from which lines are known to be missing. */
  readonly gaps: number[] = [];
  /** Ban tools whose logs have been heard: from here on their silence about an address means something. */
  banTools: readonly string[] = [];
  /** Bans in force, and the addresses of those that are about whole networks. */
  readonly bans = new Set<OpenIncident<Ban>>();
  readonly networkBans = new Map<OpenIncident<Ban>, BlockList>();
  /** Ports that sshd listens on. */
  readonly sshPorts: Set<number>;
  readonly synAttempts = new SynAttempts();
  readonly xinetdRefusals = new TwiceTold();
  /** Drops counted since sshd began to throttle; its summary lines count from there. */
  throttledDrops = 0;
  /** Penalty incidents with a drop since the last line that counted unlogged ones. */
  readonly penalised = new Set<OpenIncident>();
  /** The address that DEBUG3 just showed to be over its PerSourceMaxStartups: the drop line that follows is that. */
  perSourceDrop: string | undefined;

  constructor(name: string, sshPorts: Iterable<number>) {
    this.name = name;
    this.sshPorts = new Set(sshPorts);
  }

  forgetBan(incident: OpenIncident<Ban>): void {
    this.bans.delete(incident);
    this.networkBans.delete(incident);
  }

  /** A line of this ban tool. */
  heard(banTool: string): void {
    if (!this.banTools.includes(banTool)) this.banTools = [...this.banTools, banTool];
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
