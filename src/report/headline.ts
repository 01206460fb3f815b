import type { Incident } from '../correlate/incident.ts';
import type { Fold } from './fold.ts';
import { padTo, wrap } from './layout.ts';
import { counted } from './number.ts';
import type { Page } from './page.ts';
import { forTerminal } from './safe-text.ts';

interface Headline {
  readonly lockout: boolean;
  readonly badge: string;
  readonly message: string;
  /** When, how sure, and what else there is to know in a word. */
  readonly marks: readonly string[];
}

/** What befalls the server: sshd cannot log whom it did not take. */
const ofServer: ReadonlySet<Incident['cause']> = new Set(['server-down', 'server-config', 'resource-exhaustion']);

/** The answer: one sentence for each incident or fold, in the order given. */
export function headlines(page: Page, shown: readonly Incident[], folds: readonly Fold[]): string[] {
  const all = [...shown.map((incident) => ofIncident(page, incident)), ...folds.map((fold) => ofFold(page, fold))];
  const badgeWidth = Math.max(0, ...all.map(({ badge }) => badge.length));
  const marks = columns(all.map((headline) => headline.marks));
  return all.flatMap((headline, i) => layOut(page, headline, badgeWidth, marks[i] as string));
}

function ofIncident(page: Page, incident: Incident): Headline {
  const lockout = incident.lockouts.length > 0;
  const state = incident.state === 'open' ? 'open' : 'over';
  return {
    lockout,
    badge: badgeOf(incident),
    message: forTerminal(incident.message),
    marks: [page.clock.moment(incident.start), incident.strength, lockout ? `${state}, LOCK-OUT` : state],
  };
}

function ofFold(page: Page, fold: Fold): Headline {
  const { sample, lockouts } = fold;
  return {
    lockout: lockouts > 0,
    badge: badgeOf(sample),
    message: forTerminal(foldMessage(fold)),
    marks: [page.clock.moment(fold.start), '', lockouts > 0 ? 'LOCK-OUT' : ''],
  };
}

/** `tcp-wrappers on bastion1: 59,997 more incidents, 59,997 addresses, 240,000 connections cut` */
function foldMessage(fold: Fold): string {
  const where = fold.host === '' ? '' : ` on ${fold.host}`;
  const parts = [counted(fold.incidents, 'more incident'), ...foldSums(fold)];
  return `${fold.cause}${where}: ${parts.join(', ')}`;
}

/** `59,997 addresses`, `240,000 connections cut`: what is known of a fold's size. */
export function foldSums(fold: Fold): string[] {
  const more = fold.moreSources ? 'more than ' : '';
  const parts = fold.sourceCount > 0 ? [more + counted(fold.sourceCount, 'address', 'addresses')] : [];
  return [...parts, connections(fold.cause, fold.connections)];
}

/** An attack cuts nobody, and a scanner that cannot speak SSH is not cut off either. */
export function connections(cause: Incident['cause'], count: number): string {
  if (cause === 'brute-force') return 'nobody cut';
  if (count === 0 && ofServer.has(cause)) return 'who was cut leaves no line';
  if (cause === 'max-sessions') return `${counted(count, 'session')} refused`;
  return cause === 'protocol' ? counted(count, 'connection') : `${counted(count, 'connection')} cut`;
}

function badgeOf(incident: Incident): string {
  if (incident.cause === 'protocol') return 'NOISE';
  if (incident.count === 0 && ofServer.has(incident.cause)) return 'SERVER';
  return incident.cause === 'brute-force' ? 'ATTACK' : 'CUT';
}

function layOut(page: Page, headline: Headline, badgeWidth: number, marks: string): string[] {
  const { badge, message, lockout } = headline;
  const left = badgeWidth + 4;
  const beside = page.width - left - marks.length - 2;
  const room = beside >= 40 ? beside : page.width - left;
  const lines = wrap(message, Math.max(20, room)).map((line, i) => {
    const text = beside >= 40 && i === 0 ? `${padTo(line, beside)}  ${page.paint('faint', marks)}` : line;
    const start = i === 0 ? page.paint(lockout ? 'lockout' : 'cut', ` ${badge} `) : '';
    return `${start}${' '.repeat(left - (i === 0 ? badge.length + 2 : 0))}${text}`.trimEnd();
  });
  return beside >= 40 ? lines : [...lines, ' '.repeat(left) + page.paint('faint', marks.trim())];
}

/** Rows of cells as lines of one width, so that the cells stand below each other. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) => row.map((cell, i) => cell.padEnd(widths[i] as number)).join('  '));
}
