import { ownCopy } from '../correlate/text-store.ts';
import type { Cause } from '../event.ts';
import type { LogEvent } from '../parser/log-event.ts';
import { banTools } from './decision-table.ts';
import { NEAR, type Question, SKEW } from './question.ts';

const MOST_GAPS = 1000;

/** What the logs of one host can show at all. Times are microseconds since the epoch. */
export interface HostCoverage {
  readonly host: string;
  /** Of sshd's lines. */
  from: number;
  to: number;
  /** `Connection from` stands in the log: LogLevel VERBOSE or more. */
  isVerbose: boolean;
  /** Lines of `sshd-session`: OpenSSH 9.8 or later. */
  isSplit: boolean;
}

/** What was read, and what is known to be missing from it. */
export class Coverage {
  readonly hosts: HostCoverage[] = [];
  /** Ban tools whose logs were read: their silence about an address means something. */
  readonly tools = new Set<Cause>();
  /** A kernel log with dropped packets was read. */
  hasFirewall = false;
  readonly #question: Question;
  readonly #gaps: number[] = [];
  #last: HostCoverage | undefined;

  constructor(question: Question) {
    this.#question = question;
  }

  take(event: LogEvent): void {
    const { match, line, action } = event;
    const { id, program } = match.parser.spec;
    if (program[0] === 'sshd') {
      const host = this.#host(line.host);
      if (!(host.from <= line.time)) host.from = line.time;
      if (!(host.to >= line.time)) host.to = line.time;
      host.isVerbose ||= action === 'connection-opened';
      host.isSplit ||= line.program === 'sshd-session';
      return;
    }
    const tool = banTools.find((name) => id.startsWith(`${name}.`));
    if (tool !== undefined) this.tools.add(tool);
    else if (action === 'packet-dropped') this.hasFirewall = true;
    else if (action === 'log-gap') this.#gap(line.time);
  }

  /** Lines are known to be lost within a minute of this time. */
  hasGapNear(time: number): boolean {
    return this.#gaps.some((gap) => Math.abs(gap - time) <= NEAR);
  }

  /** Whether sshd's lines end before this time. */
  isBeyond(time: number): boolean {
    return this.hosts.length > 0 && this.hosts.every(({ to }) => time > to + SKEW);
  }

  #gap(time: number): void {
    const { anybody } = this.#question;
    const matters = anybody.isOpen || anybody.touches(time - NEAR, time + NEAR);
    if (matters && this.#gaps.length < MOST_GAPS) this.#gaps.push(time);
  }

  #host(name: string): HostCoverage {
    if (this.#last?.host === name) return this.#last;
    let known = this.hosts.find(({ host }) => host === name);
    if (known === undefined) {
      known = { host: ownCopy(name), from: Number.NaN, to: Number.NaN, isVerbose: false, isSplit: false };
      this.hosts.push(known);
    }
    this.#last = known;
    return known;
  }
}
