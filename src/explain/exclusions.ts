import { userName } from '../correlate/words.ts';
import type { Cause } from '../event.ts';
import type { Alternative } from './attempt.ts';
import { banTools } from './decision-table.ts';
import type { Case } from './findings.ts';
import { SKEW } from './question.ts';

/** Says why it was not this cause; undefined when that cannot be said. */
type Excludes = (one: Case) => string | undefined;

/** What looks the same to a client, and what rules it out. */
const rules: readonly (readonly [Cause, Excludes])[] = [
  ['tcp-wrappers', (one) => pastTheDoor(one, 'TCP wrappers') ?? noRefusal(one)],
  ['max-startups', (one) => pastTheDoor(one, 'MaxStartups') ?? noThrottling(one)],
  ['per-source-penalty', (one) => pastTheDoor(one, 'penalties') ?? noPenalty(one)],
  ...banTools.map((tool): [Cause, Excludes] => [tool, (one) => noBan(one, tool)]),
  ['firewall', (one) => (one.own?.reachedSshd ? 'the connection reached sshd, which logged it' : undefined)],
  ['server-down', (one) => (one.own?.reachedSshd ? 'it ran, and logged this connection' : undefined)],
  ['network', (one) => (one.own?.cause && one.own.reachedSshd ? 'the server says itself that it ended it' : undefined)],
];

export function exclusions(one: Case): Alternative[] {
  return rules.flatMap(([cause, excludes]) => {
    const against = excludes(one);
    return against === undefined ? [] : [{ cause, strength: null, against }];
  });
}

/** What is decided before sshd speaks is over when sshd has spoken. */
function pastTheDoor({ own }: Case, what: string): string | undefined {
  if (own === undefined || own.refused) return undefined;
  return `sshd had taken the connection, and ${what} ${what === 'penalties' ? 'are' : 'is'} asked before that`;
}

function noRefusal({ attempt, own, beside }: Case): string | undefined {
  if (own === undefined) return undefined;
  const refused = [own, ...beside].some(({ cause }) => cause === 'tcp-wrappers');
  return refused ? undefined : `no "refused connect" from ${attempt.ip} within a minute`;
}

function noThrottling({ findings, time }: Case): string | undefined {
  if (Number.isNaN(time)) return undefined;
  const throttled = findings.windows.ofHosts.some(
    ({ cause, from, to }) => cause === 'max-startups' && from - SKEW <= time && time <= to + SKEW,
  );
  return throttled ? undefined : 'sshd was not throttling then';
}

function noPenalty({ findings, key, beside, attempt }: Case): string | undefined {
  const penalised =
    findings.windows.ofSource(key).some(({ cause }) => cause === 'per-source-penalty') ||
    beside.some(({ cause }) => cause === 'per-source-penalty');
  return penalised ? undefined : `no line tells of a penalty of ${attempt.ip}`;
}

/** A ban tool is silent about an address only in a log that was read; or somebody got in a moment before. */
function noBan({ findings, key, time, beside, attempt }: Case, tool: Cause): string | undefined {
  const ban = findings.windows
    .ofSource(key)
    .some(({ cause, from, to }) => cause === tool && from - SKEW <= time && time <= to + SKEW);
  if (ban) return undefined;
  if (findings.coverage.tools.has(tool)) return `its log was read and holds no ban of ${attempt.ip} at that time`;
  if (tool !== 'fail2ban') return undefined;
  const before = beside.findLast(({ wasLetIn, letInAt }) => wasLetIn && letInAt <= time);
  if (before === undefined) return undefined;
  const seconds = Math.max(0, time - before.letInAt) / 1e6;
  return `${userName(before.user ?? 'a user')} was let in from there ${seconds.toFixed(seconds < 10 ? 2 : 0)} s earlier`;
}
