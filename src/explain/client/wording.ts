import type { Ending, Stage } from './client-view.ts';

/** One thing that a client says. */
export interface Wording {
  /** The client, and what it says. */
  readonly id: string;
  /** Against the line without its stamp and `debug1: `; named groups are fields. */
  readonly form: RegExp;
  readonly stage?: Stage;
  readonly ending?: Ending;
  /** A new connection begins: what was told before belongs to another one. */
  readonly begins?: boolean;
  readonly sample: string;
}

const END = '[\\s."\'\\\\]*$';

/** The words anywhere in a line, for errors are pasted from other programs' messages; to its end. */
export function spoken(source: string, end = END): RegExp {
  return new RegExp(`(?:^|[\\s:"'>(])${source}${end}`, 'i');
}
