import type { Incident } from '../../correlate/incident.ts';
import { type Html, html } from './html.ts';

/** Search, filter and sort; hidden until the page's script is there to do it. */
export function toolbar(shown: readonly Incident[]): Html {
  const causes = [...new Set(shown.map(({ cause }) => cause))].sort();
  return html`<form id="tools" role="search" hidden>
<label>Search <input type="search" name="search" autocomplete="off" placeholder="address, user, words"></label>
<label>Cause <select name="cause"><option value="">all</option>${causes.map((cause) => html`<option>${cause}</option>`)}</select></label>
<label>Evidence <select name="strength"><option value="">all</option><option>proof</option><option>strong</option><option>weak</option></select></label>
<label>Order <select name="order"><option value="">most important first</option><option value="newest">newest first</option><option value="oldest">oldest first</option><option value="count">most connections first</option></select></label>
<label class="check"><input type="checkbox" name="lockout"> lock-outs only</label>
<button type="button" name="expand">Open all</button>
<output name="shown" aria-live="polite"></output>
</form>`;
}
