import type { Summary } from '../summary.ts';
import { Clock } from './clock.ts';
import { foldBlock } from './fold-block.ts';
import { footer } from './footer.ts';
import { headlines } from './headline.ts';
import { incidentBlock } from './incident-block.ts';
import { nothingFound } from './nothing-found.ts';
import type { Page } from './page.ts';
import { createPaint } from './style.ts';
import type { Selection } from './top-incidents.ts';
import type { Totals } from './totals.ts';

/** How the page looks. */
export interface TextOptions {
  readonly color: boolean;
  /** Columns, 40 or more. */
  readonly width: number;
  /** IANA name or `+HH:MM`; the system's zone when left out. */
  readonly timeZone?: string;
  /** The filters in force, as the user wrote them, e.g. `--cause fail2ban`; '' for none. */
  readonly filters?: string;
}

/** The whole page, ending in a newline: first the answer, then a block for each incident, last what was read. */
export function textReport(selection: Selection, totals: Totals, summary: Summary, options: TextOptions): string {
  const { shown, folds } = selection;
  const times = [...shown, ...folds].flatMap(({ start, end }) => [start, end]);
  const clock = new Clock(options.timeZone, [...times, summary.from, summary.to]);
  const page: Page = { width: Math.max(40, options.width), paint: createPaint(options.color), clock };
  const parts =
    shown.length + folds.length === 0
      ? [nothingFound(page, summary, options.filters ?? '')]
      : [
          headlines(page, shown, folds),
          ...shown.map((incident) => incidentBlock(page, incident)),
          ...folds.map((fold) => foldBlock(page, fold)),
        ];
  return `${[...parts, footer(page, summary, totals)].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
