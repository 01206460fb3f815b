import type { LogFile, LogLine } from '../event.ts';
import type { LogEvent } from '../parser/log-event.ts';
import type { LogStream } from '../source/log-stream.ts';
import { labelOf } from './hosts.ts';

/** So far may the stamps of one line differ: one log has them to the second, another one when it got the line. Microseconds. */
const APART = 1_500_000;
const KEPT = 5_000_000;
const MOST_KEPT = 20_000;

interface Seen {
  time: number;
  /** How often each log has had the line: log, count, log, count … */
  counts: number[];
}

/**
 * Finds lines that stand in several logs: the journal and auth.log hold the same ones, and so do syslog, kern.log and
 * ufw.log. The second of two equal lines of one log is no repetition. Remembers some seconds only.
 */
export class RepeatedLines {
  readonly #logs = new Map<LogFile, number>();
  #young = new Map<string, Seen>();
  #old = new Map<string, Seen>();
  #since = Number.NEGATIVE_INFINITY;
  /** Lines found to be repetitions. */
  count = 0;

  constructor(streams: readonly LogStream[]) {
    for (const [index, { files }] of streams.entries()) for (const file of files) this.#logs.set(file, index);
  }

  /** Whether another log had this line, so that it has been counted. */
  has({ line }: LogEvent): boolean {
    const log = this.#logs.get(line.file);
    if (log === undefined || Number.isNaN(line.time)) return false;
    if (line.time - this.#since > KEPT || this.#young.size >= MOST_KEPT) this.#forget(line.time);
    const key = `${serverOf(line)} ${line.pid} ${withoutUptime(line.message)}`;
    const seen = this.#young.get(key) ?? this.#old.get(key) ?? { time: line.time, counts: [] };
    this.#young.set(key, seen);
    if (Math.abs(line.time - seen.time) > APART) seen.counts = [];
    seen.time = line.time;
    const { counts } = seen;
    const isRepeated = countIn(counts, log) <= mostOfOthers(counts, log);
    if (isRepeated) this.count++;
    return isRepeated;
  }

  #forget(time: number): void {
    this.#old = time - this.#since > 2 * KEPT ? new Map() : this.#young;
    this.#young = new Map();
    this.#since = time;
  }
}

/** Lines that name no server are those of one folder's. */
function serverOf({ host, file }: LogLine): string {
  return host === '' ? file.path.slice(0, file.path.lastIndexOf('/') + 1) : labelOf(host);
}

/** Counts one more line of the log; how many that are. */
function countIn(counts: number[], log: number): number {
  for (let i = 0; i < counts.length; i += 2) {
    if (counts[i] !== log) continue;
    const count = (counts[i + 1] as number) + 1;
    counts[i + 1] = count;
    return count;
  }
  counts.push(log, 1);
  return 1;
}

function mostOfOthers(counts: readonly number[], log: number): number {
  let most = 0;
  for (let i = 0; i < counts.length; i += 2) {
    if (counts[i] !== log) most = Math.max(most, counts[i + 1] as number);
  }
  return most;
}

/** `[12345.678901] ` in front of the kernel's lines, which some logs keep. */
function withoutUptime(message: string): string {
  if (message.charCodeAt(0) !== 91) return message;
  const end = message.indexOf('] ');
  return end > 0 && /^\[ *\d+\.\d+$/.test(message.slice(0, end)) ? message.slice(end + 2) : message;
}
