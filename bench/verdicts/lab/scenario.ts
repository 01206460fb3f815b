import { existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cause } from '../../../src/event.ts';
import { type RawOptions, raw, type Seen, type SshOptions, ssh } from './clients.ts';

/** What really became of a connection. */
export interface Truth {
  /** In a word. */
  readonly expect: string;
  /** Refused before it could log in. */
  readonly cut: boolean;
  /** What cut it, in words. */
  readonly cause: string | null;
  /** What sshwhy should answer; null where nothing cut it. */
  readonly verdict: Cause | null;
}

/** The truth, or how it follows from what the client saw. */
export type Judge = Truth | ((seen: Seen) => Truth);

export const letIn: Truth = { expect: 'accepted', cut: false, cause: null, verdict: null };
/** It ended, and nobody cut it: a wrong password, a client that went away. */
export const notCut = (expect: string): Truth => ({ expect, cut: false, cause: null, verdict: null });
export const cut = (expect: string, verdict: Cause, cause: string): Truth => ({ expect, cut: true, cause, verdict });
/** Ended by the server after it could have logged in. */
export const ended = (expect: string, verdict: Cause, cause: string): Truth => ({ expect, cut: false, cause, verdict });

/** The first that fits: let in, dropped by MaxStartups; else `otherwise`. */
export const unlessDropped =
  (otherwise: Truth, setting: string) =>
  ({ refusal, letIn: isIn }: Seen): Truth => {
    if (refusal === 'Exceeded MaxStartups') return cut('maxstartups_drop', 'max-startups', `MaxStartups ${setting}`);
    return isIn ? letIn : otherwise;
  };

/** Cut before the banner by `what`, or else not at all. */
export const refusedOr =
  (what: Truth, otherwise: Truth = notCut('failed_password')): Judge =>
  ({ banner, letIn: isIn }) => {
    if (!banner) return what;
    return isIn ? letIn : otherwise;
  };

const logs = ['auth.log', 'auth.trad.log', 'fail2ban.log', 'kern.log', 'daemon.log'];

/** One capture in the making: its attempts, and what the logs get meanwhile. */
export class Scenario {
  readonly name: string;
  readonly #attempts: object[] = [];
  readonly #extra = new Map<string, string>();
  /** Logs that are left out: nobody kept them. */
  readonly without = new Set(['auth.trad.log']);

  /** The logs are emptied: fail2ban and sshguard read them from their beginning. */
  constructor(name: string) {
    this.name = name;
    for (const log of logs) if (existsSync(`/var/log/${log}`)) truncateSync(`/var/log/${log}`);
  }

  /** @throws Error when somebody got in who should not have, or the other way round */
  async ssh(source: string, judge: Judge = letIn, options: SshOptions = {}): Promise<Seen> {
    return this.#record(source, await ssh(source, options), judge, options.user ?? 'alice');
  }

  async raw(source: string, judge: Judge, options: RawOptions = {}): Promise<Seen> {
    return this.#record(source, await raw(source, options), judge, null);
  }

  /** Another file of the capture. */
  add(name: string, text: string): void {
    this.#extra.set(name, text);
  }

  #record(source: string, seen: Seen, judge: Judge, user: string | null): Seen {
    const truth = typeof judge === 'function' ? judge(seen) : judge;
    if (seen.letIn !== truth.expect.startsWith('accepted')) {
      throw new Error(`${this.name}: ${source}:${seen.port} should be ${truth.expect}, the client saw\n${seen.output}`);
    }
    if (seen.refusal !== '' && truth.verdict !== 'max-startups' && truth.verdict !== 'per-source-max-startups') {
      throw new Error(`${this.name}: ${source}:${seen.port} was told "${seen.refusal}", and should be ${truth.expect}`);
    }
    if (truth.expect === 'max_auth_tries' && !seen.output.includes('Too many authentication failures')) {
      throw new Error(`${this.name}: ${source}:${seen.port} was not cut by MaxAuthTries, it saw\n${seen.output}`);
    }
    this.#attempts.push({
      t_start: seen.start.toISOString(),
      t_end: seen.end.toISOString(),
      src: source,
      sport: seen.port,
      user,
      ...truth,
    });
    return seen;
  }

  /** Writes what the logs got since the scenario began, and the truth. */
  async write(folder: string): Promise<{ attempts: number; files: string[] }> {
    await sleep(1500);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const files: string[] = [];
    const save = (name: string, data: string | Buffer) => {
      writeFileSync(`${folder}/${name}`, data);
      files.push(name);
    };
    for (const name of logs) {
      if (this.without.has(name) || !existsSync(`/var/log/${name}`)) continue;
      const data = readFileSync(`/var/log/${name}`);
      if (data.length > 0) save(name, data);
    }
    for (const [name, text] of this.#extra) save(name, text);
    const ordered = (this.#attempts as { t_start: string }[]).toSorted((a, b) => (a.t_start < b.t_start ? -1 : 1));
    const lines = ordered.map((attempt, index) => JSON.stringify({ id: `${this.name}#${index + 1}`, ...attempt }));
    save('truth.jsonl', `${lines.join('\n')}\n`);
    return { attempts: lines.length, files };
  }
}
