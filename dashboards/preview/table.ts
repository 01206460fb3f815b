import type { PanelRow } from './lens-query.ts';
import { colors, cutTo, number, rect, text } from './svg.ts';

export interface ShownColumn {
  readonly key: string;
  readonly label: string;
  readonly isNumber: boolean;
  readonly isDate?: boolean;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const LINE = 20;
const LETTER = 6.5;
const MOST_LETTERS = 90;

/** As many rows as have room; columns as wide as what stands in them asks for. */
export function drawTable(columns: readonly ShownColumn[], rows: readonly PanelRow[], box: Box, note?: string): string {
  const room = Math.max(0, Math.floor((box.height - LINE) / LINE));
  const isCut = note !== undefined || rows.length > room;
  const count = Math.max(0, Math.floor((box.height - LINE - (isCut ? 14 : 0)) / LINE));
  const cells = rows.slice(0, count).map((row) => columns.map((column) => cell(row[column.key] ?? null, column)));
  const widths = columnWidths(columns, cells, box.width);
  const parts: string[] = [];
  let x = box.x;
  columns.forEach(({ label, isNumber }, i) => {
    const width = widths[i] as number;
    const at = isNumber ? x + width - 8 : x;
    const anchor = isNumber ? 'end' : 'start';
    parts.push(text(at, box.y + 13, label, { size: 11, weight: 600, anchor, width: width - 8 }));
    cells.forEach((row, line) => {
      const y = box.y + LINE * (line + 1) + 13;
      parts.push(text(at, y, row[i] as string, { size: 11, anchor, width: width - 8 }));
    });
    x += width;
  });
  const lines = cells.map((_, i) => rect(box.x, box.y + LINE * (i + 1) - 1, box.width, 1, '#EEF2F7'));
  const more = rows.length - cells.length;
  const rest = note ?? (more > 0 ? `${more} more rows` : '');
  return [
    ...lines,
    ...parts,
    rest === '' ? '' : text(box.x, box.y + box.height - 1, rest, { size: 10, fill: '#69707D' }),
  ].join('');
}

function cell(value: string | number | null, { isNumber, isDate }: ShownColumn): string {
  if (value === null || value === '') return '–';
  if (isDate) return new Date(value).toISOString().slice(0, 19).replace('T', ' ');
  if (isNumber && typeof value === 'number') return number(value);
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(String(value))
    ? String(value).slice(0, 19).replace('T', ' ')
    : String(value);
}

function columnWidths(columns: readonly ShownColumn[], cells: readonly (readonly string[])[], width: number): number[] {
  const letters = columns.map(({ label }, i) => {
    const longest = Math.max(label.length, ...cells.map((row) => (row[i] as string).length));
    return Math.min(MOST_LETTERS, longest) * LETTER + 14;
  });
  const all = letters.reduce((sum, own) => sum + own, 0);
  if (all <= width) return letters.map((own) => (own * width) / all);
  // Wide columns give way first.
  const sorted = [...letters].sort((a, b) => a - b);
  let left = width;
  let limit = width;
  for (const [i, own] of sorted.entries()) {
    limit = left / (sorted.length - i);
    if (own > limit) break;
    left -= own;
  }
  return letters.map((own) => Math.min(own, limit));
}

/** The largest first, in rows of about equal height. */
export function drawTreemap(rows: readonly PanelRow[], box: Box): string {
  const groups = rows.map((row) => {
    const [name] = Object.entries(row).filter(([key]) => key !== 'value');
    return { name: String(name?.[1] ?? ''), value: Number(row.value ?? 0) };
  });
  const sorted = groups.filter(({ value }) => value > 0).sort((a, b) => b.value - a.value);
  const all = sorted.reduce((sum, { value }) => sum + value, 0);
  const lines = Math.max(1, Math.round(Math.sqrt(sorted.length / 2)));
  const parts: string[] = [];
  let y = box.y;
  let at = 0;
  for (let line = 0; line < lines && at < sorted.length; line++) {
    const from = at;
    let sum = 0;
    const isLast = line === lines - 1;
    while (at < sorted.length && (isLast || sum < all / lines)) sum += (sorted[at++] as { value: number }).value;
    const height = (box.height * sum) / all;
    let x = box.x;
    for (const [i, { name, value }] of sorted.slice(from, at).entries()) {
      const width = (box.width * value) / sum;
      const fill = colors[(from + i) % colors.length] as string;
      parts.push(rect(x, y, width, height, fill, 'stroke="#fff"'));
      if (width > 30 && height > 16)
        parts.push(text(x + 4, y + 14, cutTo(name, width - 8, 11), { size: 11, fill: '#1A1C21' }));
      x += width;
    }
    y += height;
  }
  return parts.join('');
}
