import { ownCopy } from '../correlate/text-store.ts';
import type { Action, Cause } from '../event.ts';
import { type AddressKey, addressesIn } from '../parser/address.ts';
import type { LogEvent } from '../parser/log-event.ts';
import { banSeconds } from './ban-seconds.ts';
import { evidenceOf } from './connection.ts';
import { banTools, moments } from './decision-table.ts';
import { Networks } from './networks.ts';
import type { Question } from './question.ts';
import { ServerState } from './server-state.ts';
import { Throttling } from './throttling.ts';
import { addEvidence, type Window, type Windows } from './windows.ts';

const SECOND = 1_000_000;
const bans: ReadonlySet<Action> = new Set(['ban', 'ban-restored'] as const);

/** Makes windows of lines: bans, penalties, throttling, a server that is down, moments of distress. */
export class WindowReader {
  readonly #windows: Windows;
  readonly #question: Question;
  readonly #networks: Networks;
  readonly #servers: ServerState;
  readonly #throttling: Throttling;
  /** Bans in force, by address, tool and jail. */
  readonly #banned = new Map<string, Window>();

  constructor(question: Question, windows: Windows) {
    this.#question = question;
    this.#windows = windows;
    this.#networks = new Networks(question.byAddress.keys());
    this.#servers = new ServerState(windows);
    this.#throttling = new Throttling(windows);
  }

  take(event: LogEvent): void {
    const { action } = event;
    if (bans.has(action)) this.#ban(event);
    else if (action === 'unban') this.#unban(event);
    else if (action === 'persource-penalty') this.#penalty(event);
    else if (action.startsWith('maxstartups-')) this.#throttling.take(event);
    else if (action === 'sshd-stopped' || action === 'sshd-started') this.#throttling.stop(event);
    this.#servers.take(event);
    const moment = event.sourceKey === undefined ? moments[action] : undefined;
    if (moment) this.#moment(event, moment.cause, moment.reach);
  }

  end(): void {
    this.#throttling.end();
  }

  #moment({ line }: LogEvent, cause: Cause, reach: number): void {
    const { time } = line;
    const evidence = [evidenceOf(line)];
    this.#windows.aboutHost({
      cause,
      host: ownCopy(line.host),
      from: time - reach,
      to: time + reach,
      what: '',
      evidence,
    });
  }

  #ban(event: LogEvent): void {
    const cause = toolOf(event);
    if (cause === undefined) return;
    const rule = ownCopy(String(event.get('rule.name') ?? ''));
    const seconds = banSeconds(event);
    for (const key of this.#subjects(event, 'sshwhy.ban.prefix')) {
      const name = nameOf(key, cause, rule);
      const known = this.#banned.get(name);
      const until = seconds === undefined ? Number.POSITIVE_INFINITY : event.line.time + seconds * SECOND;
      if (known && event.line.time <= known.to) {
        addEvidence(known, evidenceOf(event.line));
        known.to = Math.max(known.to, until);
        continue;
      }
      const window = windowFrom(event, cause, rule === '' || cause !== 'fail2ban' ? rule : `jail ${rule}`);
      window.to = until;
      this.#banned.set(name, window);
      this.#windows.aboutSource(key, window);
    }
  }

  /** The ban ends when it is lifted, be that sooner or later than was said. */
  #unban(event: LogEvent): void {
    const cause = toolOf(event);
    if (cause === undefined) return;
    for (const key of this.#subjects(event, 'sshwhy.ban.prefix')) {
      const name = nameOf(key, cause, String(event.get('rule.name') ?? ''));
      const window = this.#banned.get(name);
      this.#banned.delete(name);
      if (window === undefined) continue;
      window.to = event.line.time;
      addEvidence(window, evidenceOf(event.line));
    }
  }

  #penalty(event: LogEvent): void {
    const seconds = event.get('sshwhy.penalty.seconds');
    if (typeof seconds !== 'number' || event.get('sshwhy.penalty.state') === 'deferred') return;
    const reason = ownCopy(String(event.get('sshwhy.penalty.reason') ?? ''));
    for (const key of this.#subjects(event, 'sshwhy.penalty.prefix')) {
      const window = windowFrom(event, 'per-source-penalty', reason === '' ? '' : `penalty for ${reason}`);
      window.to = event.line.time + seconds * SECOND;
      this.#windows.aboutSource(key, window);
    }
  }

  /** The asked addresses that the line is about: one, those of its network, or those of a list. */
  #subjects(event: LogEvent, field: string): readonly AddressKey[] {
    const { sourceKey } = event;
    if (sourceKey === undefined) {
      const list = event.get('sshwhy.ban.hosts');
      return typeof list === 'string' ? addressesIn(list).filter((key) => this.#question.byAddress.has(key)) : [];
    }
    const prefix = event.get(field);
    if (typeof prefix === 'number' && prefix < (typeof sourceKey === 'number' ? 32 : 128)) {
      return this.#networks.within(event.sourceIp as string, prefix);
    }
    return this.#question.byAddress.has(sourceKey) ? [sourceKey] : [];
  }
}

function windowFrom({ line }: LogEvent, cause: Cause, what: string): Window {
  const { time, host } = line;
  return { cause, host: ownCopy(host), from: time, to: Number.POSITIVE_INFINITY, what, evidence: [evidenceOf(line)] };
}

/** By the folder of the parser that read the line. */
function toolOf({ match }: LogEvent): Cause | undefined {
  const [folder] = match.parser.spec.id.split('.');
  return banTools.find((tool) => tool === folder);
}

/** CrowdSec's rules come and go by scenario, but lift the address. */
function nameOf(key: AddressKey, cause: Cause, rule: string): string {
  return `${key} ${cause} ${cause === 'fail2ban' ? rule : ''}`;
}
