import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Capture, TrueAttempt } from './truth.ts';

/**
 * What the logs hold of an attempt, found with a few regular expressions and without a line of the program that is
 * measured. `own`: a line names its address (the one that says that it came in does not count: it tells nothing of its
 * end), or a ban of it in force, or says that sshd went down; `none`: no line does.
 */
export type Trace = 'own' | 'none';

interface Line {
  readonly time: number;
  readonly text: string;
}

const SECOND = 1_000_000;
const stamp = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d{3,6}))?/;
const withPort = /([0-9a-fA-F.:]+)\]?(?: port |:)(\d{1,5})\b|SRC=(\S+) .*?SPT=(\d+)/g;
const downOf =
  /terminating|Received SIGHUP|Bad configuration|bad configuration|Missing privilege|no hostkeys|Cannot bind|Unsupported/;

/** Whether the capture's logs hold a trace of each attempt, by its id. */
export function tracesOf({ folder, logs, attempts }: Capture): Map<string, Trace> {
  const lines = logs.flatMap((name) => linesOf(readFileSync(join(folder, name), 'latin1')));
  const traced = new Set<string>();
  traceByPort(lines, attempts, traced);
  traceByAddress(lines, attempts, traced);
  for (const attempt of attempts) {
    if (isBanned(lines, attempt) || (isServerDown(attempt) && saysDown(lines, attempt))) traced.add(attempt.id);
  }
  return new Map(attempts.map(({ id }) => [id, traced.has(id) ? 'own' : 'none']));
}

/** Lines without a stamp have none to lose: their time is unknown, and any attempt's. */
function linesOf(text: string): Line[] {
  return text.split('\n').map((line) => {
    const [, day, time, fraction = ''] = stamp.exec(line) ?? [];
    const seconds = day === undefined ? Number.NaN : Date.parse(`${day}T${time}Z`) * 1000;
    return { time: seconds + Number(fraction.padEnd(6, '0') || 0), text: line };
  });
}

function traceByPort(lines: readonly Line[], attempts: readonly TrueAttempt[], traced: Set<string>): void {
  const byEnd = Map.groupBy(attempts, ({ ip, port }) => `${ip} ${port}`);
  for (const { time, text } of lines) {
    if (/\]: Connection from \S+ port \d+ on /.test(text)) continue;
    for (const [, ip, port, source, sourcePort] of text.matchAll(withPort)) {
      const named = byEnd.get(`${shortIp(ip ?? source ?? '')} ${port ?? sourcePort}`) ?? [];
      for (const attempt of named) if (isAround(attempt, time, 20)) traced.add(attempt.id);
    }
  }
}

/** Lines that name an address without a port: each is about one attempt, the nearest that nothing else speaks of. */
function traceByAddress(lines: readonly Line[], attempts: readonly TrueAttempt[], traced: Set<string>): void {
  for (const { time, text } of lines) {
    if (!/refused connect|twist |FAIL: |Timeout before authentication for connection from/.test(text)) continue;
    const words = text
      .slice(text.indexOf(': ') + 2)
      .replaceAll('::ffff:', '')
      .split(/[\s()=]+/);
    const near = attempts.filter((one) => words.includes(one.ip) && !traced.has(one.id) && isAround(one, time, 1.5));
    const nearest = near.sort((a, b) => Math.abs(a.start - time) - Math.abs(b.start - time))[0];
    if (nearest) traced.add(nearest.id);
  }
}

/** A ban of the address was written, and not yet its end. */
function isBanned(lines: readonly Line[], { ip, start, right }: TrueAttempt): boolean {
  if (!right.includes('fail2ban') && !right.includes('sshguard')) return false;
  let banned = false;
  for (const { time, text } of lines) {
    if (!(time <= start + SECOND)) continue;
    if (text.endsWith(` Ban ${ip}`) || text.includes(`Blocking "${ip}/`)) banned = true;
    if (text.endsWith(` Unban ${ip}`) || text.includes(`${ip}: unblocking`)) banned = false;
  }
  return banned;
}

const isServerDown = ({ right }: TrueAttempt) => right.includes('server-down') || right.includes('server-config');

function saysDown(lines: readonly Line[], { start }: TrueAttempt): boolean {
  return lines.some(({ time, text }) => time <= start && time > start - 60 * SECOND && downOf.test(text));
}

function isAround({ start, end }: TrueAttempt, time: number, after: number): boolean {
  return !(time < start - SECOND || time > end + after * SECOND);
}

function shortIp(ip: string): string {
  return ip.replace(/^::ffff:/, '');
}
