import type { Series } from './rounds.ts';

export interface Input {
  readonly bytes: number;
  readonly lines: number;
}

const HEAD = [
  'command',
  'MB/s median',
  'min',
  'max',
  'lines/s median',
  'min',
  'max',
  'CPU s',
  'MB per CPU s',
  'RSS MiB',
];

/** A Markdown table; `references` are the series that each is compared with, run by run. MB = 1,000,000 bytes. */
export function table(all: readonly Series[], references: readonly Series[], { bytes, lines }: Input): string {
  const head = [...HEAD, ...references.map(({ title }) => `÷ ${title}`)];
  const rule = ['---', ...head.slice(1).map(() => '---:')];
  const rows = all.map((series) => {
    const seconds = series.measures.map(({ wallSeconds }) => wallSeconds);
    const cpu = median(series.measures.map(({ cpuSeconds }) => cpuSeconds));
    const megabytes = spread(seconds.map((wall) => bytes / 1e6 / wall)).map((value) => value.toFixed(1));
    const perSecond = spread(seconds.map((wall) => lines / wall)).map((value) =>
      Math.round(value).toLocaleString('en'),
    );
    const peak = Math.max(...series.measures.map(({ peakMebibytes }) => peakMebibytes));
    const perCpu = cpu > 0 ? (bytes / 1e6 / cpu).toFixed(1) : '';
    const ratios = references.map((reference) => (reference === series ? '1' : ratio(series, reference)));
    return [series.title, ...megabytes, ...perSecond, cpu.toFixed(2), perCpu, peak.toFixed(0), ...ratios];
  });
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

/** Speed against the reference's: the median of the ratios of the runs that stood side by side. */
function ratio(series: Series, reference: Series): string {
  const pairs = series.measures.map(
    ({ wallSeconds }, run) => (reference.measures[run]?.wallSeconds ?? 0) / wallSeconds,
  );
  return median(pairs).toFixed(3);
}

function spread(values: readonly number[]): readonly number[] {
  return [median(values), Math.min(...values), Math.max(...values)];
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
