import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { causes } from '../../event.ts';
import type { Summary } from '../../summary.ts';
import { Clock } from '../clock.ts';
import { Fold } from '../fold.ts';
import type { Statistics } from '../statistics.ts';
import type { Selection } from '../top-incidents.ts';
import type { Totals } from '../totals.ts';
import { causeNotes } from './cause-notes.ts';
import { allCharts } from './chart/all-charts.ts';
import { figure } from './chart/figure.ts';
import { foldTable } from './folds.ts';
import { type Html, html, trusted } from './html.ts';
import { incidentCard } from './incident-card.ts';
import { overview } from './overview.ts';
import { toolbar } from './toolbar.ts';
import { whatWasRead } from './what-was-read.ts';
import { anchorOf, badge, cutLong } from './words.ts';

/** Cards beyond this many bytes are only counted, so that the page opens at once. */
const MOST_CARD_BYTES = 2_200_000;
/** So many cards show all they have from the start, if they are lock-outs. */
const MOST_OPEN = 5;

/** What the page says besides what was found. */
export interface HtmlOptions {
  /** IANA name or `+HH:MM`; the system's zone when left out. */
  readonly timeZone?: string;
  /** The filters in force, as the user wrote them; '' for none. */
  readonly filters: string;
  /** Gives all incidents of this report as NDJSON. */
  readonly command: string;
  /** Microseconds since the epoch. */
  readonly made: number;
}

/** What the page is made of. */
export interface HtmlContent {
  readonly selection: Selection;
  readonly totals: Totals;
  readonly summary: Summary;
  readonly statistics: Statistics;
}

/**
 * The whole page as one file that needs nothing else: no network (its policy forbids it), no script to be read, light and
 * dark. Everything that comes from a log is text in it.
 */
export async function htmlReport(content: HtmlContent, options: HtmlOptions): Promise<string> {
  const { totals, summary, statistics } = content;
  const { shown, folds } = content.selection;
  const times = [...shown, ...folds].flatMap(({ start, end }) => [start, end]);
  const clock = new Clock(options.timeZone, [...times, summary.from, summary.to]);
  const cards = cardsOf(content.selection, clock);
  const charts = await allCharts(statistics);
  const named = new Set([...shown, ...folds].map(({ cause }) => cause));
  const body = html`<a class="skip" href="#incidents">To the incidents</a>
${overview(summary, totals, clock, options.made, options.filters)}
<main>
${lockoutList(content.selection)}
${charts.length > 0 && html`<section aria-labelledby="charts-h"><h2 id="charts-h">At a glance</h2><div class="charts">${charts.map(figure)}</div></section>`}
<section id="incidents" aria-labelledby="incidents-h"><h2 id="incidents-h">Incidents</h2>
${shown.length === 0 ? html`<p>${nothing(summary, options.filters)}</p>` : [toolbar(shown), html`<div id="cards">${cards.written}</div>`]}</section>
${foldTable(cards.folds, clock, options.command)}
${whatWasRead(summary)}
${causeNotes(causes.filter((cause) => named.has(cause)))}
</main>
<footer><p>Made by sshwhy from the server’s own logs. Counts are connections, not log lines. It holds addresses and user names, as the logs do.</p></footer>`;
  return page(body);
}

/** Cards as long as there is room, and folds of what has none. */
function cardsOf({ shown, folds }: Selection, clock: Clock): { written: Html[]; folds: readonly Fold[] } {
  const written: Html[] = [];
  let bytes = 0;
  for (const [i, incident] of shown.entries()) {
    const card = incidentCard(incident, clock, i < MOST_OPEN && incident.lockouts.length > 0);
    bytes += Buffer.byteLength(card.toString());
    if (bytes > MOST_CARD_BYTES) return { written, folds: [...foldRest(shown.slice(i)), ...folds] };
    written.push(card);
  }
  return { written, folds };
}

function foldRest(rest: Selection['shown']): Fold[] {
  const folds = new Map<string, Fold>();
  for (const incident of rest) {
    const key = `${incident.cause} ${incident.host}`;
    const fold = folds.get(key) ?? new Fold(incident);
    fold.add(incident);
    folds.set(key, fold);
  }
  return [...folds.values()];
}

function lockoutList({ shown }: Selection): Html | undefined {
  const lockedOut = shown.filter(({ lockouts }) => lockouts.length > 0);
  if (lockedOut.length === 0) return undefined;
  return html`<section class="lockouts" aria-labelledby="lockouts-h"><h2 id="lockouts-h">${badge('LOCK-OUT')} Own users were shut out</h2><ol>${lockedOut.map(
    (incident) => html`<li><a href="#${anchorOf(incident)}">${cutLong(incident.message, 600)}</a></li>`,
  )}</ol></section>`;
}

function nothing({ lines, events }: Summary, filters: string): string {
  if (filters !== '') return `No incident matches ${filters}.`;
  if (lines === 0) return 'Nothing was read: there is not one line in it.';
  if (events === 0)
    return 'None of the lines comes from sshd or a program that could cut its connections and is understood.';
  return 'Nothing in these logs says that a connection was cut.';
}

/** In this order: what stands later goes before what stands earlier. */
const styles = ['colors', 'page', 'charts', 'tools', 'card', 'narrow', 'print'];

async function page(body: Html): Promise<string> {
  const style = (await Promise.all(styles.map((name) => readPart(`${name}.css`)))).join('\n');
  const script = await readPart('page.js');
  const policy = [
    `default-src 'none'`,
    `style-src 'sha256-${hashOf(style)}'`,
    `script-src 'sha256-${hashOf(script)}'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>Why SSH connections were cut · sshwhy</title>
<style>${trusted(style)}</style>
</head>
<body>
${body}
<script>${trusted(script)}</script>
</body>
</html>
`.toString();
}

function readPart(name: string): Promise<string> {
  return readFile(new URL(`page/${name}`, import.meta.url), 'utf8');
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
