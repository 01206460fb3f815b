import type { Incident } from '../../correlate/incident.ts';
import { type Html, html } from './html.ts';

/** What kind of news it is, as the page's badges say it. */
export type Badge = 'LOCK-OUT' | 'CUT' | 'NOISE' | 'ATTACK';

export function badgeOf({ cause, lockouts }: Pick<Incident, 'cause' | 'lockouts'>): Badge {
  if (lockouts.length > 0) return 'LOCK-OUT';
  if (cause === 'protocol') return 'NOISE';
  return cause === 'brute-force' ? 'ATTACK' : 'CUT';
}

export function badge(word: Badge): Html {
  return html`<span class="badge ${word.toLowerCase()}">${word}</span>`;
}

/** The place of an incident on the page. */
export function anchorOf({ id }: Pick<Incident, 'id'>): string {
  return `i-${id}`;
}

/** Text with `code` in it, of our own. */
export function withCode(text: string): Html[] {
  return text.split('`').map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
}

/** Very long text of a log, cut; the file and line beside it say where all of it stands. */
export function cutLong(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most)} … (${text.length} characters)`;
}
