import type { Clock } from '../clock.ts';
import type { Fold } from '../fold.ts';
import { connections } from '../headline.ts';
import { grouped } from '../number.ts';
import { type Html, html } from './html.ts';

const MOST_ROWS = 100;
const MOST_SOURCES = 5;

/** The incidents that have no card: their sums, and how to get all of them. */
export function foldTable(folds: readonly Fold[], clock: Clock, command: string): Html | undefined {
  if (folds.length === 0) return undefined;
  const all = folds.reduce((sum, fold) => sum + fold.incidents, 0);
  const more = folds.length - MOST_ROWS;
  return html`<section id="more" aria-labelledby="more-h"><h2 id="more-h">${grouped(all)} more of the same kinds</h2>
<p>Counted here; every one of them as a JSON document:</p><div class="paste"><pre tabindex="0"><code>${command}</code></pre></div>
<div class="scroll" tabindex="0" role="region" aria-label="More of the same kinds"><table><thead><tr><th scope="col">cause</th><th scope="col">host</th><th scope="col">incidents</th><th scope="col">connections</th><th scope="col">when</th><th scope="col">addresses</th></tr></thead><tbody>${folds
    .slice(0, MOST_ROWS)
    .map((fold) =>
      row(fold, clock),
    )}</tbody></table></div>${more > 0 && html`<p>… and ${grouped(more)} more kinds</p>`}</section>`;
}

function row(fold: Fold, clock: Clock): Html {
  const top = fold.topSources(MOST_SOURCES).map(([ip, count]) => html`<li><code>${ip}</code> ${grouped(count)}×</li>`);
  const rest = fold.sourceCount - top.length;
  const more = fold.moreSources ? '… and many more' : `… and ${grouped(rest)} more`;
  return html`<tr><th scope="row"><a href="#cause-${fold.cause}">${fold.cause}</a></th><td>${fold.host}</td><td class="number">${grouped(fold.incidents)}</td><td class="number">${connections(fold.cause, fold.connections)}</td><td>${clock.window(fold.start, fold.end)}</td><td><ul class="inline">${top}${(rest > 0 || fold.moreSources) && html`<li>${more}</li>`}</ul></td></tr>`;
}
