import type { Cause, Strength } from '../event.ts';
import { banTools, windowRows } from './decision-table.ts';
import type { Case } from './findings.ts';
import { LATE, SECOND, SKEW } from './question.ts';
import type { Window } from './windows.ts';

/** What was in force when the attempt was made, and how strongly that speaks. */
export interface InForce {
  readonly cause: Cause;
  readonly strength: Strength;
  readonly window: Window;
}

/** Jails whose bans close the SSH port, by the names that distributions and guides use; '' is no jail. */
const CUTS_SSH = /^$|ssh|recidive|dropbear|all/i;

/** All that fits: strongest first, of equals what was in force without the tolerance of clocks, then the decision table's order. */
export function whatWasInForce(one: Case): InForce[] {
  const { attempt, key, findings } = one;
  const { windows } = findings;
  const found: (InForce & { isExact: boolean })[] = [];
  for (const { cause, about, strength, seen } of windowRows) {
    const all = about === 'host' ? windows.ofHosts : [...windows.ofSource(key), ...neighbours(one, cause)];
    const covers = covering(all, cause, one);
    const fits = attempt.saw === undefined || seen?.[attempt.saw] === undefined ? strength : seen[attempt.saw];
    if (covers && fits) found.push({ cause, strength: covers.window.strength ?? fits, ...covers });
  }
  return found.sort(
    (a, b) => order.indexOf(a.strength) - order.indexOf(b.strength) || Number(b.isExact) - Number(a.isExact),
  );
}

const order: readonly Strength[] = ['proof', 'strong', 'weak'];

/** The ban that was in force when a connection of the address was refused. */
export function banInForce(one: Case): Window | undefined {
  const windows = one.findings.windows.ofSource(one.key);
  const bans = windows.filter(({ cause }) => banTools.includes(cause));
  return covering(bans, undefined, one)?.window;
}

interface Covers {
  readonly window: Window;
  /** Not only by the tolerance of clocks. */
  readonly isExact: boolean;
}

/** The latest that covers the time; one that does so only by tolerance comes after all others. */
function covering(windows: readonly Window[], cause: Cause | undefined, one: Case): Covers | undefined {
  let best: Covers | undefined;
  for (const window of windows) {
    if (cause !== undefined && window.cause !== cause) continue;
    if (window.cause === 'fail2ban' && !CUTS_SSH.test(window.what.replace(/^jail /, ''))) continue;
    const isExact = reaches(window, one, LATE);
    if (!isExact && (best?.isExact || !reaches(window, one, window.strength === 'weak' ? LATE : SKEW))) continue;
    best = { window, isExact };
  }
  return best;
}

function reaches({ from, to }: Window, { attempt, own, time }: Case, tolerance: number): boolean {
  const until = time + (own === undefined ? (attempt.precision ?? SECOND) : 0);
  return from - tolerance <= until && time <= to + tolerance;
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
