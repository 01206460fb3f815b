import { list } from '../../correlate/words.ts';
import type { Summary } from '../../summary.ts';
import type { Clock } from '../clock.ts';
import { counted, grouped } from '../number.ts';
import type { Totals } from '../totals.ts';
import { type Html, html } from './html.ts';

interface Tile {
  readonly figure: string;
  readonly words: string;
  readonly alarming?: boolean;
}

/** What it is about, and the sums. */
export function overview(summary: Summary, totals: Totals, clock: Clock, made: number, filters: string): Html {
  const { hosts, from, to } = summary;
  const where = hosts.length === 0 ? '' : `${hosts.length === 1 ? 'host' : 'hosts'} ${list(hosts)}`;
  const day = clock.day === undefined ? '' : `${clock.day}, `;
  const when = Number.isNaN(from) ? 'no line has a time' : `${day}${clock.window(from, to)}, ${clock.zone}`;
  return html`<header class="page"><p class="brand">sshwhy</p><h1>Why SSH connections were cut</h1>
<p class="meta">${[where, when, counted(summary.files.length, 'file')].filter((word) => word !== '').map((word) => html`<span>${word}</span>`)}<span>made ${new Date(made / 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC</span>${filters !== '' && html`<span>only ${filters}</span>`}</p>
<ul class="tiles">${tiles(summary, totals).map(
    ({ figure, words, alarming }) =>
      html`<li${alarming && html` class="alarming"`}><strong>${figure}</strong> ${words}</li>`,
  )}</ul></header>`;
}

function tiles(summary: Summary, totals: Totals): Tile[] {
  const more = totals.more ? '> ' : '';
  const users = totals.lockedOutUsers;
  const addresses = totals.lockedOutSources;
  const lockedOut =
    users > 0 || addresses === 0
      ? { figure: `${more}${grouped(users)}`, words: users === 1 ? 'user locked out' : 'users locked out' }
      : {
          figure: `${more}${grouped(addresses)}`,
          words: addresses === 1 ? 'address locked out' : 'addresses locked out',
        };
  return [
    { ...lockedOut, alarming: addresses > 0 },
    {
      figure: grouped(totals.connectionsCut),
      words: totals.connectionsCut === 1 ? 'connection cut' : 'connections cut',
    },
    { figure: grouped(totals.incidents), words: totals.incidents === 1 ? 'incident' : 'incidents' },
    { figure: grouped(summary.lines), words: `lines read, ${grouped(summary.events)} understood` },
  ];
}
