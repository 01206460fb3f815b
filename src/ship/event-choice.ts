import type { Action } from '../event.ts';
import type { Parser } from '../parser/registry.ts';

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

/** Whether what this parser reads may be shipped; what an action taken from the line may be is known only there. */
export function isOfInterest({ spec }: Parser, choice: EventChoice): boolean {
  return spec.actionBy === undefined ? isShipped(choice, spec.action) : choice !== 'none';
}
