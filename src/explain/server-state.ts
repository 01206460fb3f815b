import { ownCopy } from '../correlate/text-store.ts';
import type { Action } from '../event.ts';
import type { LogEvent } from '../parser/log-event.ts';
import { evidenceOf } from './connection.ts';
import { lineRows } from './decision-table.ts';
import { addEvidence, type Window, type Windows } from './windows.ts';

const goesDown: ReadonlySet<Action> = new Set(['sshd-stopped', 'sshd-restarted'] as const);
/** Why it does not come up again. */
const broken: ReadonlySet<Action> = new Set([
  'sshd-config-error',
  'host-key-error',
  'privsep-missing',
  'sshd-start-failed',
] as const);
const MOST_PIDS = 20_000;

/** When the sshd of each host was not running: from the line that says it stops to the one that says it listens again. */
export class ServerState {
  readonly #windows: Windows;
  readonly #down = new Map<string, Window>();
  /** The pid of a listener that reads its configuration anew; it stays the same if that goes well. */
  readonly #restarting = new Map<string, number>();
  /** Processes of connections that were there before it stopped: they go on. */
  readonly #pids = new Set<number>();

  constructor(windows: Windows) {
    this.#windows = windows;
  }

  take(event: LogEvent): void {
    const { action, line } = event;
    if (Number.isNaN(line.time)) return;
    const window = this.#down.size === 0 ? undefined : this.#down.get(line.host);
    if (goesDown.has(action)) {
      if (window) addEvidence(window, evidenceOf(line));
      else this.#goDown(event);
    } else if (window === undefined) this.#see(event);
    else if (action === 'sshd-started') {
      window.to = line.time;
      addEvidence(window, evidenceOf(line));
      const reloaded = this.#restarting.get(line.host);
      if (reloaded !== undefined && reloaded !== line.pid) diedAtReload(window);
      this.#forget(line.host);
    } else if (broken.has(action)) {
      addEvidence(window, evidenceOf(line));
      window.cause = 'server-config';
      window.what = 'the lines tell what was wrong';
    } else if (this.#servesSomebodyNew(event)) {
      // It runs, and its start is not in these logs: so nobody knows how long it was down.
      window.to = window.from;
      this.#forget(line.host);
    }
  }

  #forget(host: string): void {
    this.#down.delete(host);
    this.#restarting.delete(host);
  }

  #see({ match, line }: LogEvent): void {
    if (line.pid === 0 || match.parser.spec.program[0] !== 'sshd') return;
    if (this.#pids.size >= MOST_PIDS) this.#pids.clear();
    this.#pids.add(line.pid);
  }

  #servesSomebodyNew({ action, match, line }: LogEvent): boolean {
    const { id, program } = match.parser.spec;
    if (program[0] !== 'sshd') return false;
    const speaks = lineRows[action] !== undefined || id === 'pam.authentication-failure';
    return speaks && action !== 'logged-off' && !this.#pids.has(line.pid);
  }

  #goDown({ action, line }: LogEvent): void {
    const host = ownCopy(line.host);
    const window: Window = {
      cause: 'server-down',
      host,
      from: line.time,
      to: Number.POSITIVE_INFINITY,
      what: action === 'sshd-restarted' ? 'it was restarting' : 'it had been stopped',
      evidence: [evidenceOf(line)],
    };
    this.#down.set(host, window);
    if (action === 'sshd-restarted') this.#restarting.set(host, line.pid);
    this.#windows.aboutHost(window);
  }
}

/** SIGHUP makes sshd start anew in the same process; another pid means that it could not, most likely for its configuration. */
function diedAtReload(window: Window): void {
  window.cause = 'server-config';
  window.what = 'it ended at a reload, and was started again later';
}
