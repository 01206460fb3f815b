import type { Verdict } from './attempt.ts';
import type { HostCoverage } from './coverage.ts';
import { banTools } from './decision-table.ts';
import type { Case } from './findings.ts';
import { hasUnknownEnd } from './not-cut.ts';
import { SKEW } from './question.ts';
import { causeWords } from './words.ts';

/** The honest reason why the logs hold nothing of an attempt. */
export function whyNoTrace({ attempt, findings, time }: Case): string {
  const { coverage, summary } = findings;
  const { hosts } = coverage;
  if (summary.lines === 0) return 'there is not one line in these logs';
  if (hosts.length === 0) return 'these logs hold no line of sshd that is understood';
  const from = Math.min(...hosts.map((host) => host.from));
  const to = Math.max(...hosts.map((host) => host.to));
  if (Number.isNaN(time))
    return `no line of these logs names ${attempt.ip}${attempt.port === undefined ? '' : ` port ${attempt.port}`}`;
  if (time < from - SKEW) return `these logs begin later, at ${utc(from)}`;
  if (time > to + SKEW) return `these logs end before it, at ${utc(to)}`;
  if (coverage.hasGapNear(time)) return 'the log system dropped lines around that time';
  const level = hosts.some(({ isVerbose }) => isVerbose)
    ? 'sshd logs each connection here (LogLevel VERBOSE), so it did not get as far as sshd'
    : 'either it did not get as far as sshd, or sshd dropped it without a line, as it may at LogLevel INFO';
  return `these logs cover the time, but no line names ${attempt.ip} then; ${level}`;
}

/** What would make it sure, and how to get it. */
export function whatIsMissing(one: Case, { cause }: Verdict): string[] {
  const { attempt, findings, time, isCrowded, own } = one;
  const { coverage } = findings;
  if (own !== undefined) return isCrowded ? [CROWDED] : hasUnknownEnd(own) ? [END] : [];
  const found: string[] = [];
  const add = (text: string | undefined) => {
    if (text !== undefined) found.push(text);
  };
  if (attempt.time === undefined && attempt.port === undefined)
    add('when it was: give --at, and --port if the client knows it');
  add(outsideOf(coverage.hosts, time));
  if (coverage.hasGapNear(time)) {
    found.push(
      'the lines that the log system dropped: raise RateLimitBurst in journald.conf, or imuxsock SysSock.RateLimit.Burst in rsyslog.conf',
    );
  }
  if (cause === null || cause === 'max-startups') add(level(coverage.hosts));
  if (cause === 'server-down' || cause === 'server-config') {
    found.push('who stopped it, and why it did not start: journalctl -u ssh (or -u sshd) of that time');
  }
  if (attempt.saw === undefined && cause !== 'server-down') {
    found.push('what the client saw: ssh -vv, saved and given with --client-log, tells how far it came');
  }
  if (cause === null || banTools.includes(cause)) {
    if (!coverage.hasFirewall)
      found.push('the kernel log (kern.log, or journalctl -k): a firewall leaves its lines there, if it logs at all');
    if (cause === null) add(silentTools(one));
  }
  return found;
}

const END = 'how it ended: LogLevel VERBOSE logs each end that sshd knows of';
const CROWDED =
  'there are more attempts than lines at that time, and the lines carry no port: which line is about which cannot be told';

function outsideOf(hosts: readonly HostCoverage[], time: number): string | undefined {
  if (hosts.length === 0) return 'the log of sshd: auth.log, secure, or journalctl -u ssh -o json';
  const from = Math.min(...hosts.map((host) => host.from));
  const to = Math.max(...hosts.map((host) => host.to));
  if (time < from - SKEW)
    return `the log before ${utc(from)}: the rotated file (auth.log.1, secure-…, or journalctl --until)`;
  if (time > to + SKEW) return `the log after ${utc(to)}; or the time is in another zone than the log: give --tz`;
  return undefined;
}

function level(hosts: readonly HostCoverage[]): string | undefined {
  if (hosts.length === 0 || hosts.some(({ isVerbose }) => isVerbose)) return undefined;
  if (hosts.every(({ isSplit }) => isSplit)) {
    return 'LogLevel VERBOSE in sshd_config: it logs each connection as it comes in (OpenSSH 10.0 and later limit the rate of drop lines all the same)';
  }
  return 'LogLevel VERBOSE in sshd_config: before OpenSSH 8.4 drops by MaxStartups are logged at no lower level, and up to 9.9 only the first of a burst is';
}

function silentTools({ findings }: Case): string | undefined {
  const silent = banTools.filter((tool) => !findings.coverage.tools.has(tool));
  if (silent.length === 0) return undefined;
  return `the log of a ban tool, if one runs: ${silent.map((tool) => causeWords[tool].name).join(', ')}`;
}

/** `2026-11-21T01:13:29Z` */
function utc(time: number): string {
  return Number.isFinite(time) ? `${new Date(time / 1000).toISOString().slice(0, 19)}Z` : 'an unknown time';
}
