import type { Action } from '../event.ts';

/**
 * Which events are delivered; incidents always are. `causes`: those that tell why somebody was cut, or that a dashboard
 * counts.
 */
export const eventChoices = ['all', 'causes', 'none'] as const;
export type EventChoice = (typeof eventChoices)[number];

/** Most of a busy server's lines, of which no panel and no explanation says anything: sessions that just went well. */
const notOfInterest: ReadonlySet<Action> = new Set(['note', 'logged-on', 'logged-off']);

export function isShipped(choice: EventChoice, action: Action): boolean {
  return choice === 'all' || (choice === 'causes' && !notOfInterest.has(action));
}
