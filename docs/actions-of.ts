import type { Action } from '../src/event.ts';
import type { ParserSpec } from '../src/parser/define.ts';

/** Every action that lines of this kind can have. */
export function actionsOf({ action, actionBy }: ParserSpec): Action[] {
  const chosen = actionBy === undefined ? [] : [...actionBy.words.map(([, one]) => one), actionBy.otherwise];
  return [...new Set(actionBy === undefined ? [action] : chosen)];
}
