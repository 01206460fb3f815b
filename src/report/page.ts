import type { Clock } from './clock.ts';
import { displayWidth, wrap } from './layout.ts';
import { forTerminal } from './safe-text.ts';
import type { Paint } from './style.ts';

/** What every part of the text report is laid out with. */
export interface Page {
  /** Columns. */
  readonly width: number;
  readonly paint: Paint;
  readonly clock: Clock;
}

const INDENT = '  ';
const LABEL = 13;

/** Columns that are left for the text of a section. */
export function sectionWidth(page: Page): number {
  return Math.max(20, page.width - INDENT.length - LABEL - 2);
}

/** A label on the left and lines on the right; the lines are safe to print and fit, the label is plain text. */
export function section(page: Page, label: string, lines: readonly string[]): string[] {
  const labels = wrap(forTerminal(label), LABEL);
  const height = Math.max(labels.length, lines.length);
  return Array.from({ length: height }, (_, i) => {
    const name = labels[i] ?? '';
    const gap = ' '.repeat(LABEL - displayWidth(name) + 2);
    return `${INDENT}${page.paint('label', name)}${gap}${lines[i] ?? ''}`.trimEnd();
  });
}

/** A section of one text, which may come from the log. */
export function textSection(page: Page, label: string, text: string): string[] {
  return section(page, label, wrap(forTerminal(text), sectionWidth(page)));
}
