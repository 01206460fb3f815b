import type { Writable } from 'node:stream';
import type { analyze } from '../pipeline.ts';

/** A stream that may be a terminal. */
export type Screen = Writable & { readonly isTTY?: boolean; readonly columns?: number; readonly rows?: number };

/** All that the command line takes from outside. */
export interface Surroundings {
  readonly stdout: Screen;
  readonly stderr: Screen;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The present, microseconds since the epoch. */
  readonly now: number;
  readonly analyze: typeof analyze;
  /** Shows a text with a pager's command; false when that cannot be run. Pages are not paged when left out. */
  readonly showPaged?: (command: string, text: string) => Promise<boolean>;
}

/** Whether to colour what goes to `screen`: NO_COLOR and FORCE_COLOR go before what the terminal says. */
export function wantsColor(screen: Screen, { env }: Pick<Surroundings, 'env'>): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return screen.isTTY === true && env.TERM !== 'dumb';
}

/** Columns of the page; 100 where there is no terminal to ask. */
export function pageWidth(screen: Screen): number {
  return screen.isTTY && screen.columns ? Math.min(screen.columns, 200) : 100;
}
