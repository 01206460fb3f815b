import type { Cause, Strength } from '../event.ts';
import { banTools, windowRows } from './decision-table.ts';
import type { Case } from './findings.ts';
import { SKEW } from './question.ts';
import type { Window } from './windows.ts';

/** What was in force when the attempt was made, and how strongly that speaks. */
export interface InForce {
  readonly cause: Cause;
  readonly strength: Strength;
  readonly window: Window;
}

/** Jails whose bans close the SSH port, by the names that distributions and guides use; '' is no jail. */
const CUTS_SSH = /^$|ssh|recidive|dropbear|all/i;

/** All that fits, strongest first, and of equals in the order of the decision table. */
export function whatWasInForce(one: Case): InForce[] {
  const { attempt, key, findings } = one;
  const { windows } = findings;
  const found: InForce[] = [];
  for (const { cause, about, strength, seen } of windowRows) {
    const all = about === 'host' ? windows.ofHosts : [...windows.ofSource(key), ...neighbours(one, cause)];
    const window = covering(all, cause, one);
    const fits = attempt.saw === undefined || seen?.[attempt.saw] === undefined ? strength : seen[attempt.saw];
    if (window && fits) found.push({ cause, strength: window.strength ?? fits, window });
  }
  return found.sort((a, b) => order.indexOf(a.strength) - order.indexOf(b.strength));
}

const order: readonly Strength[] = ['proof', 'strong', 'weak'];

/** The ban that was in force when a connection of the address was refused. */
export function banInForce(one: Case): Window | undefined {
  const windows = one.findings.windows.ofSource(one.key);
  return covering(
    windows.filter(({ cause }) => banTools.includes(cause)),
    undefined,
    one,
  );
}

/** The latest that covers the time; one that does so only by the tolerance of clocks comes after all others. */
function covering(
  windows: readonly Window[],
  cause: Cause | undefined,
  { attempt, own, time }: Case,
): Window | undefined {
  const until = time + (own === undefined ? (attempt.precision ?? 0) : 0);
  let best: Window | undefined;
  let isExact = false;
  for (const window of windows) {
    if (cause !== undefined && window.cause !== cause) continue;
    if (banTools.includes(window.cause) && !CUTS_SSH.test(window.what.replace(/^jail /, ''))) continue;
    const exact = window.from <= until && time <= window.to;
    const near = window.from - SKEW <= until && time <= window.to + SKEW;
    if (!near || (isExact && !exact)) continue;
    best = window;
    isExact = exact;
  }
  return best;
}

/** Refusals of the same address shortly before and after: what refused those may have refused this one, its line lost. */
function neighbours({ beside, time }: Case, cause: Cause): Window[] {
  if (cause !== 'tcp-wrappers' && cause !== 'firewall') return [];
  const refusals = beside.filter((connection) => connection.refused && connection.cause === cause);
  const before = refusals.findLast(({ start }) => start <= time);
  const after = refusals.find(({ start }) => start > time);
  const lines = [before, after].flatMap((connection) => connection?.causeLine ?? []);
  const [first] = refusals;
  if (first === undefined) return [];
  const what = 'lines of other connections of the address at that time';
  return [{ cause, host: first.host, from: time, to: time, what, evidence: lines }];
}
