import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cause } from '../../src/event.ts';

/** A verdict: what cut the attempt, or null for nothing. */
export type Answer = Cause | null;

/** One connection of a capture, and what really became of it. */
export interface TrueAttempt {
  readonly id: string;
  readonly ip: string;
  readonly port: number;
  /** Microseconds since the epoch. */
  readonly start: number;
  readonly end: number;
  /** Refused before it could log in. */
  readonly cut: boolean;
  readonly letIn: boolean;
  /** The right answers; more than one where the truth itself leaves it open. */
  readonly right: readonly [Answer, ...Answer[]];
}

/** A folder with logs and the truth about them (test/captures/README.md). */
export interface Capture {
  readonly name: string;
  readonly folder: string;
  /** Logs of which none repeats another's lines. */
  readonly logs: readonly string[];
  readonly attempts: readonly TrueAttempt[];
}

interface TruthLine {
  readonly id: string;
  readonly t_start: string;
  readonly t_end?: string;
  readonly src: string;
  readonly sport: number;
  readonly expect: string;
  readonly cut: boolean;
  readonly cause: string | null;
  /** Left out by older captures: it then follows from `expect` and `cause`. */
  readonly verdict?: Answer;
}

/** @throws Error for a folder without any `…/truth.jsonl` */
export function readCaptures(parent: string): Capture[] {
  const names = readdirSync(parent).filter((name) => existsSync(join(parent, name, 'truth.jsonl')));
  if (names.length === 0) throw new Error(`no truth.jsonl in the folders of ${parent}`);
  return names.sort().map((name) => {
    const folder = join(parent, name);
    const lines = readFileSync(join(folder, 'truth.jsonl'), 'utf8').trimEnd().split('\n');
    const attempts = lines.map((line) => readAttempt(JSON.parse(line) as TruthLine));
    return { name, folder, logs: logsOf(folder), attempts };
  });
}

/** The same lines lie there in up to three forms: one of them is read. What clients wrote is no log of the server. */
function logsOf(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => /\.log$|^journal\.json$/.test(name));
  return names.filter((name) => !/^client|\.(trad|rfc5424)\.log$/.test(name)).sort();
}

function readAttempt(line: TruthLine): TrueAttempt {
  const { id, t_start, t_end, src, sport, expect, cut } = line;
  const start = microseconds(t_start);
  const end = t_end === undefined ? start : microseconds(t_end);
  const letIn = expect.startsWith('accepted');
  return { id, ip: src, port: sport, start, end, cut, letIn, right: rightAnswers(line) };
}

function microseconds(stamp: string): number {
  const micros = /\.\d{3}(\d{3})/.exec(stamp)?.[1] ?? '0';
  return Date.parse(stamp) * 1000 + Number(micros);
}

const byExpect: readonly (readonly [pattern: RegExp, ...right: [Answer, ...Answer[]]])[] = [
  [/^refused_xinetd$/, 'socket-limit', 'tcp-wrappers', 'access-policy'],
  [/^refused_(tcp_wrappers|tcpd|xinetd_libwrap)$/, 'tcp-wrappers'],
  [/^maxstartups_drop$/, 'max-startups'],
  [/^maxstartups_or_persource_drop$/, 'max-startups', 'per-source-max-startups'],
  [/^persource_maxstartups_drop$/, 'per-source-max-startups'],
  [/^persource_penalty_drop$/, 'per-source-penalty'],
  [/^firewall_cut$/, 'firewall'],
  [/^connection_refused_server_down$/, 'server-config', 'server-down'],
  [/^(refuse_connection|account_expired|denied_.*)$/, 'access-policy'],
  [/^max_auth_tries/, 'max-auth-tries'],
  [/^timeout_before_auth$/, 'login-grace-time'],
  [/^accepted_then_client_alive_timeout$/, 'client-alive'],
  [/^negotiation_mismatch$/, 'negotiation'],
  [/^bad_(protocol|packet)$/, 'protocol'],
];

function rightAnswers({ verdict, expect, cause }: TruthLine): readonly [Answer, ...Answer[]] {
  if (verdict !== undefined) return [verdict];
  if (cause?.startsWith('fail2ban ban')) return ['fail2ban'];
  if (cause?.startsWith('sshguard block')) return ['sshguard'];
  const [, ...right] = byExpect.find(([pattern]) => pattern.test(expect)) ?? [/./, null];
  return right as [Answer, ...Answer[]];
}
