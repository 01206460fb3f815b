import type { Cause } from '../../event.ts';
import { causeTexts } from '../cause-text.ts';
import { type Html, html } from './html.ts';
import { withCode } from './words.ts';

/** A word on every cause that the report names. */
export function causeNotes(causes: readonly Cause[]): Html | undefined {
  if (causes.length === 0) return undefined;
  return html`<section id="causes" aria-labelledby="causes-h"><h2 id="causes-h">The causes, explained</h2>${causes.map(
    (cause) => {
      const { title, what, client, remedy } = causeTexts[cause];
      return html`<section class="note" id="cause-${cause}"><h3>${cause}: ${title}</h3><p>${withCode(what)}</p><p><strong>The client sees:</strong> ${withCode(client)}</p><p><strong>In general:</strong> ${withCode(remedy)}</p></section>`;
    },
  )}</section>`;
}
