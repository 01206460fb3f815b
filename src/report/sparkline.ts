import type { Timeline } from '../correlate/incident.ts';
import { span } from '../correlate/words.ts';

const BARS = '▁▂▃▄▅▆▇█';

/** A timeline as bars. */
export interface Sparkline {
  readonly bars: string;
  /** What one bar stands for, e.g. `per second, 9 at most`. */
  readonly unit: string;
}

/** At most `columns` bars; undefined when there is nothing to see (fewer than two steps, or all zero). */
export function sparkline(timeline: Timeline, columns = 48): Sparkline | undefined {
  const each = Math.max(1, Math.ceil(timeline.counts.length / columns));
  const counts: number[] = [];
  timeline.counts.forEach((count, i) => {
    const at = Math.floor(i / each);
    counts[at] = (counts[at] ?? 0) + count;
  });
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  if (counts.length < 2 || most <= 0) return undefined;
  const bars = counts.map((count) => BARS[count <= 0 ? 0 : Math.max(1, Math.ceil((count / most) * 8) - 1)]).join('');
  return { bars, unit: `per ${stepName(timeline.step * each)}, ${most} at most` };
}

function stepName(microseconds: number): string {
  const names: Readonly<Record<number, string>> = { 1: 'second', 60: 'minute', 3600: 'hour', 86400: 'day' };
  return names[microseconds / 1e6] ?? span(microseconds);
}
