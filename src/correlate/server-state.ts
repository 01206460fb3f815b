import type { AddressKey } from '../parser/address.ts';

const MOST_CHILDREN = 10_000;
const MOST_PIDS = 16;
const MOST_PORTS = 16;
const UNIT = /\b(sshd?|dropbear)\.(?:service|socket)\b/;

/** A process that the kernel killed for lack of memory. Times are microseconds since the epoch. */
export interface Killed {
  readonly time: number;
  readonly process: string;
  readonly pid: number;
}

/** Who is logged in, in a process of his own. */
export interface Client {
  readonly source: AddressKey;
  readonly port: number | undefined;
  readonly user: string;
}

/** What is known of the SSH server of one host, as a service. */
export class ServerState {
  /** Name of its systemd unit without `.service`, once a line names it. */
  unit = '';
  /** Undefined until a line tells. */
  isListening: boolean | undefined;
  /** systemd holds the port and starts sshd (socket activation). */
  hasSocket = false;
  /** Processes that listen. */
  readonly pids = new Set<number>();
  readonly ports = new Set<number>();
  /** What the last `Bind to port … failed` said, until it listens. */
  bindError = '';
  /** When the machine began to go down; NaN when it did not. */
  shutdown = Number.NaN;
  /** Whoever was killed last for lack of memory. */
  killed: Killed | undefined;
  /** The process that crashed last: the kernel and sshd tell of one crash. */
  lastCrash = { pid: 0, time: Number.NaN, byKernel: false };
  /** Sessions that broke of late, on whatever side. */
  readonly recentBreaks: { readonly key: AddressKey; readonly time: number }[] = [];
  /** Processes that serve who logged in, by the line that names them. */
  readonly children = new Map<number, Client>();

  /** systemd speaks of the unit: by name since 249, before by a description that tells the family. */
  learnUnit(pattern: string): void {
    const named = UNIT.exec(pattern)?.[1];
    if (named !== undefined) this.unit = named;
    else if (pattern.includes('OpenBSD Secure Shell')) this.unit = 'ssh';
    else if (pattern.includes('OpenSSH')) this.unit = 'sshd';
  }

  listens(pid: number, port: number | undefined): void {
    this.isListening = true;
    this.bindError = '';
    if (pid > 0) this.pids.add(pid);
    const [oldest] = this.pids;
    if (this.pids.size > MOST_PIDS) this.pids.delete(oldest as number);
    if (port !== undefined && this.ports.size < MOST_PORTS) this.ports.add(port);
  }

  /** A process was made for somebody who logged in; the oldest of very many are forgotten. */
  serves(pid: number, client: Client): void {
    this.children.delete(pid);
    this.children.set(pid, client);
    const [oldest] = this.children.keys();
    if (this.children.size > MOST_CHILDREN) this.children.delete(oldest as number);
  }

  stops(): void {
    this.isListening = false;
    this.pids.clear();
  }

  /** Whether clients of sshd come in there. */
  isSshPort(port: number): boolean {
    return this.ports.size > 0 ? this.ports.has(port) : port === 22;
  }
}
