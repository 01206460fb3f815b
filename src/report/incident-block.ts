import type { CutSource, Incident, Lockout } from '../correlate/incident.ts';
import { list, times, userName } from '../correlate/words.ts';
import { evidenceSection } from './evidence-section.ts';
import { connections } from './headline.ts';
import { displayWidth, hang, padTo, wrap } from './layout.ts';
import { counted, grouped, percent } from './number.ts';
import { type Page, section, sectionWidth, textSection } from './page.ts';
import { remedySection } from './remedy-section.ts';
import { forTerminal } from './safe-text.ts';
import { sparkline } from './sparkline.ts';

const MOST_LOCKOUTS = 6;
const MOST_SOURCES = 5;
const MOST_STEPS = 16;
/** Fewer make no picture. */
const FEWEST_CHARTED = 5;

/** All that is known of one incident, for a person. */
export function incidentBlock(page: Page, incident: Incident): string[] {
  return [
    ...title(page, incident),
    ...lockoutSection(page, incident.lockouts),
    ...sourceSection(page, incident),
    ...blameSection(page, incident),
    ...chartSection(page, incident),
    ...chainSection(page, incident),
    ...incident.facts.flatMap(({ label, text }) => textSection(page, label, text)),
    ...evidenceSection(page, incident.evidence, incident.lines),
    ...remedySection(page, incident.remedy),
  ];
}

/** `max-startups · bastion1 · 01:13:29 – 01:13:45 · 32 connections cut · proof · over` */
function title(page: Page, incident: Incident): string[] {
  const { cause, subject, host, start, end, count, strength, state } = incident;
  const told = `${connections(cause, count)}, told by ${counted(incident.lines, 'line')}`;
  const parts = [subject, host, page.clock.window(start, end), told, strength];
  const rest = parts.filter((part) => part !== '').map(forTerminal);
  rest.push(state === 'open' ? 'open when the log ended' : 'over');
  const [first = '', ...more] = wrap(`${cause} · ${rest.join(' · ')}`, page.width - 4);
  const head = page.paint('heading', first.slice(0, cause.length)) + first.slice(cause.length);
  return [`  ${head}`, ...more.map((line) => `    ${line}`)];
}

function lockoutSection(page: Page, lockouts: readonly Lockout[]): string[] {
  const rows = lockouts.slice(0, MOST_LOCKOUTS).map(({ source, users, count, letIn }) => {
    const who = users.length > 0 ? `${names(users)} from ${source}` : source;
    const way = Number.isNaN(letIn) ? '' : `; got in at ${page.clock.moment(letIn)}`;
    return `${who}, ${times(count)}${way}`;
  });
  const more = lockouts.length - rows.length;
  if (more > 0) rows.push(`… and ${grouped(more)} more`);
  return rows.length === 0 ? [] : section(page, 'Locked out', wrapAll(page, rows));
}

function sourceSection(page: Page, { subject, sources, sourceCount }: Incident): string[] {
  const withUsers = sources.filter(({ users }) => users.length > 0);
  if (sourceCount === 0 || (subject !== '' && sourceCount === 1 && withUsers.length === 0)) return [];
  const most = sources.slice(0, MOST_SOURCES);
  const shown = [...most, ...withUsers.filter((source) => !most.includes(source)).slice(0, MOST_SOURCES)];
  const more = sourceCount - shown.length;
  const rest = more > 0 ? ` … and ${grouped(more)} more` : '';
  const home = withUsers.length > 0 ? `; users log in from ${grouped(withUsers.length)} of them` : '';
  const told = sourceCount === 1 ? '' : `${counted(sourceCount, 'address', 'addresses')}${home}: `;
  return textSection(page, 'Cut', `${told}${shown.map(sourceWords).join(', ')}${rest}`);
}

function sourceWords({ ip, count, users }: CutSource): string {
  return `${ip} ${grouped(count)}×${users.length > 0 ? ` (${names(users)})` : ''}`;
}

function blameSection(page: Page, { cause, blame }: Incident): string[] {
  const held = cause === 'max-startups' || cause === 'per-source-max-startups';
  const places = blame.map(({ source }) => forTerminal(source));
  const placeWidth = Math.max(0, ...places.map(displayWidth));
  const rows = blame.flatMap(({ addresses, connections: count, share, detail }, i) => {
    const from = addresses > 1 ? ` from ${counted(addresses, 'address', 'addresses')}` : '';
    const words = `${counted(count, 'connection')}${from}${detail === '' ? '' : `; ${forTerminal(detail)}`}`;
    const start = `${padTo(places[i] as string, placeWidth)}  ${percent(share).padStart(4)}  `;
    return hang(start, words, sectionWidth(page));
  });
  return rows.length === 0 ? [] : section(page, held ? 'Who held the slots' : 'Who is to blame', rows);
}

function chartSection(page: Page, { timeline, count }: Incident): string[] {
  if (count < FEWEST_CHARTED) return [];
  const line = sparkline(timeline, Math.min(48, sectionWidth(page)));
  if (line === undefined) return [];
  const beside = line.bars.length + 2 + line.unit.length <= sectionWidth(page);
  const bars = page.paint('chart', line.bars);
  return section(page, 'Over time', beside ? [`${bars}  ${line.unit}`] : [bars, line.unit]);
}

function chainSection(page: Page, { chain }: Incident): string[] {
  const times = chain.map(({ time }) => (Number.isNaN(time) ? '' : page.clock.moment(time)));
  const width = Math.max(0, ...times.map((time) => time.length));
  const rows = chain.slice(0, MOST_STEPS).flatMap(({ text }, i) => {
    const start = width === 0 ? '' : `${(times[i] as string).padEnd(width)}  `;
    return hang(start, forTerminal(text), sectionWidth(page));
  });
  if (chain.length > MOST_STEPS) rows.push(`… and ${grouped(chain.length - MOST_STEPS)} more`);
  return rows.length === 0 ? [] : section(page, 'Chain', rows);
}

function names(users: readonly string[]): string {
  return list(users.map(userName));
}

function wrapAll(page: Page, rows: readonly string[]): string[] {
  return rows.flatMap((row) => wrap(forTerminal(row), sectionWidth(page)));
}
