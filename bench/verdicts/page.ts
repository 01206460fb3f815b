import type { Question } from './answer.ts';
import { nothing, type Scores, type Share } from './score.ts';
import type { Capture } from './truth.ts';

/** The figures as Markdown. */
export function page(captures: readonly Capture[], results: ReadonlyMap<Question, Scores>): string {
  const attempts = captures.reduce((sum, capture) => sum + capture.attempts.length, 0);
  const names = captures.map(({ name }) => name).join(', ');
  const parts = [`${attempts} attempts in ${captures.length} captures: ${names}.\n`];
  parts.push('## In all\n', inAll(results));
  for (const [question, scores] of results) {
    parts.push(`## By cause, asked with ${question}\n`, byCause(scores));
    parts.push(`## What was answered, asked with ${question}\n`, confusion(scores));
  }
  return parts.join('\n');
}

function inAll(results: ReadonlyMap<Question, Scores>): string {
  const rows: [string, (scores: Scores) => Share][] = [
    ['cut before they could log in, with a trace: the true cause', ({ cut }) => cut],
    ['ended by the server later, with a trace: the true cause', ({ ended }) => ended],
    ['let in, and not cut: no cause', ({ letIn }) => letIn],
    ['neither let in nor cut: no cause', ({ notCut }) => notCut],
    ['cut without a trace: the true cause, or none with the reason', ({ untraced }) => untraced],
  ];
  const body = rows.map(([title, of]) => [title, ...[...results.values()].map((scores) => share(of(scores)))]);
  return table(
    ['attempts, and what is right', ...[...results.keys()].map((question) => `asked with ${question}`)],
    body,
  );
}

function byCause({ causes }: Scores): string {
  const rows = causes.map(({ cause, precision, recall, untraced }) => [
    cause,
    share(precision),
    share(recall),
    untraced === 0 ? '' : String(untraced),
  ]);
  return table(['cause', 'precision', 'recall (with a trace)', 'without a trace'], rows);
}

function confusion({ confusion: rows }: Scores): string {
  const answers = [...new Set([...rows.values()].flatMap((row) => [...row.keys()]))].filter((name) => name !== nothing);
  const columns = [...answers.sort(), nothing];
  const body = [...rows].map(([truth, row]) => [truth, ...columns.map((answer) => String(row.get(answer) ?? ''))]);
  return table(['truth ↓ answer →', ...columns], body);
}

function share({ right, of }: Share): string {
  return of === 0 ? '–' : `${((100 * right) / of).toFixed(1)} % (${right} of ${of})`;
}

/** Columns are as wide as their widest cell, as Biome would have them. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...rows.map((cells) => (cells[column] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => pad(cells[column] ?? '', width, column)).join(' | ')} |\n`;
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [head, rule, ...rows].map(line).join('');
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
