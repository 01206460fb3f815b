import { grouped } from '../../number.ts';
import { type Html, html } from '../html.ts';

/** A series of a chart: what it is called, and its colour, one of `--series-0` to `--series-7`. */
export interface Series {
  readonly name: string;
  readonly color: number;
  /** The colour is that of shaded stretches of time (`band`), or one of `--heat-0` to `--heat-5`. */
  readonly of?: 'band' | 'heat';
}

/** What a chart shows, and the same in words and figures. */
export interface Chart {
  readonly title: string;
  /** What to see in it; no markup. */
  readonly note: string;
  readonly picture: Html;
  readonly legend: readonly Series[];
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

const MOST_ROWS = 60;

/** The chart with its legend, and its figures as a table for those who cannot see it. */
export function figure({ title, note, picture, legend, head, rows }: Chart): Html {
  return html`<figure class="chart">
<figcaption><h3>${title}</h3><p>${note}</p></figcaption>
${picture}
${legend.length > 0 && html`<ul class="legend">${legend.map(({ name, color, of }) => html`<li><span class="swatch ${of ?? 'series'}-${color}"></span>${name}</li>`)}</ul>`}
<details class="figures"><summary>As a table<span class="sr"> : ${title}</span></summary>${table(head, rows)}</details>
</figure>`;
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): Html {
  const more = rows.length - MOST_ROWS;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${head.join(', ')}"><table>
<thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows.slice(0, MOST_ROWS).map((row) => html`<tr>${row.map(cell)}</tr>`)}</tbody></table>
${more > 0 && html`<p>… and ${grouped(more)} more rows</p>`}</div>`;
}

function cell(value: string | number, i: number): Html {
  if (typeof value === 'number') return html`<td class="number">${grouped(value)}</td>`;
  return i === 0 ? html`<th scope="row">${value}</th>` : html`<td>${value}</td>`;
}
