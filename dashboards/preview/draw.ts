import { gridColumns } from '../kibana/dashboard.ts';
import type { ReadDashboard, ReadLens, ReadPanel } from '../lint/schema.ts';
import { drawChart } from './chart.ts';
import type { FilledPanel } from './data.ts';
import { layerOf, type PanelRow } from './lens-query.ts';
import { colors, number, rect, text, wrap } from './svg.ts';
import { drawTable, drawTreemap } from './table.ts';

const COLUMN = 30;
const ROW = 20;
const MARGIN = 4;
const HEAD = 74;
const LABEL = 'preview, drawn by sshwhy';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How fields are called on the screen. */
export type Labels = Readonly<Record<string, string>>;

/** A dashboard as one SVG, from its own definition and what its panels show. It says of itself that it is a preview. */
export async function drawDashboard(
  dashboard: ReadDashboard,
  panels: readonly FilledPanel[],
  labels: Labels,
): Promise<string> {
  const { title, description, panelsJSON, controlGroupInput } = dashboard.attributes;
  const rows = Math.max(...panelsJSON.map(({ gridData }) => gridData.y + gridData.h));
  const width = gridColumns * COLUMN + 2 * MARGIN;
  const height = HEAD + rows * ROW + 2 * MARGIN;
  const controls = Object.values(controlGroupInput.panelsJSON).map(({ explicitInput }) => explicitInput.title);
  const drawn: string[] = [];
  for (const filled of panels) drawn.push(await drawPanel(filled, labels));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Inter, Helvetica, Arial, sans-serif">`,
    rect(0, 0, width, height, '#F7F8FC'),
    text(12, 26, title, { size: 18, weight: 700 }),
    text(width - 12, 26, LABEL, { size: 12, fill: '#69707D', anchor: 'end' }),
    text(12, 44, description, { fill: '#69707D', width: width - 24 }),
    ...controls.map((label, i) => control(label, 12 + i * 190)),
    ...drawn,
    '</svg>\n',
  ].join('\n');
}

function control(label: string, x: number): string {
  const box = rect(x, 52, 180, 20, '#fff', 'stroke="#D3DAE6" rx="3"');
  return `${box}${text(x + 8, 66, label, { size: 11, weight: 600 })}${text(x + 172, 66, 'Any ▾', { size: 11, fill: '#69707D', anchor: 'end' })}`;
}

async function drawPanel(filled: FilledPanel, labels: Labels): Promise<string> {
  const { panel } = filled;
  const { x, y, w, h } = panel.gridData;
  const box = {
    x: MARGIN + x * COLUMN + MARGIN,
    y: HEAD + MARGIN + y * ROW + MARGIN,
    width: w * COLUMN - 2 * MARGIN,
    height: h * ROW - 2 * MARGIN,
  };
  const frame = rect(box.x, box.y, box.width, box.height, '#fff', 'stroke="#E3E8F2" rx="4"');
  const isTitled = panel.title !== '' && !panel.embeddableConfig.hidePanelTitles;
  const heading = isTitled ? text(box.x + 8, box.y + 18, panel.title, { weight: 600, width: box.width - 16 }) : '';
  const top = isTitled ? 26 : 6;
  const inner = { x: box.x + 8, y: box.y + top, width: box.width - 16, height: box.height - top - 6 };
  return `<g data-panel="${panel.panelIndex}">${frame}${heading}${await content(filled, inner, labels)}</g>`;
}

async function content({ panel, rows, total }: FilledPanel, box: Box, labels: Labels): Promise<string> {
  if (panel.type === 'visualization') return words(panel, box);
  if (panel.type === 'links') return navigation(panel, box);
  if (rows.length === 0 || (panel.type === 'search' && total === 0)) return nothing(box);
  if (panel.type === 'search') {
    const columns = ['@timestamp', ...panel.embeddableConfig.attributes.columns];
    const note = total > rows.length ? `${number(total)} documents` : undefined;
    return drawTable(
      columns.map((key) => ({ key, label: labels[key] ?? key, isNumber: false })),
      rows,
      box,
      note,
    );
  }
  const { attributes } = panel.embeddableConfig;
  return await lens(attributes, rows, box);
}

async function lens(attributes: ReadLens, rows: readonly PanelRow[], box: Box): Promise<string> {
  const { visualizationType, state } = attributes;
  const { columns, columnOrder } = layerOf(state);
  if (visualizationType === 'lnsMetric') return bigNumber(attributes, rows, box);
  if (visualizationType === 'lnsDatatable') {
    const { columnId, direction } = state.visualization.sorting as { columnId: string; direction: string };
    const sign = direction === 'desc' ? -1 : 1;
    const sorted = [...rows].sort((a, b) => sign * (Number(a[columnId] ?? 0) - Number(b[columnId] ?? 0)));
    const shown = columnOrder.map((key) => ({
      key,
      label: columns[key]?.label ?? key,
      isNumber: columns[key]?.dataType === 'number',
      isDate: columns[key]?.dataType === 'date',
    }));
    return drawTable(shown, sorted, box);
  }
  if (visualizationType === 'lnsPie' && state.visualization.shape === 'treemap') return drawTreemap(rows, box);
  if (rows.every((row) => Object.keys(row).every((key) => columns[key]?.isBucketed || !row[key]))) return nothing(box);
  const svg = await drawChart(attributes, rows, box.width, box.height);
  return svg.replace('<svg ', `<svg x="${box.x}" y="${box.y}" `);
}

function bigNumber({ state }: ReadLens, [row]: readonly PanelRow[], box: Box): string {
  const { columns } = layerOf(state);
  const value = row?.value;
  const { color } = state.visualization as { color?: string };
  const isAlarming = color !== undefined && Number(value) > 0;
  const back = isAlarming ? rect(box.x - 8, box.y + 2, box.width + 16, box.height + 4, color) : '';
  const fill = isAlarming ? '#fff' : '#1A1C21';
  const shown = typeof value === 'number' ? number(value) : String(value ?? '–');
  const middle = box.y + box.height / 2;
  return `${back}${text(box.x + 2, middle + 16, shown, { size: 34, weight: 700, fill })}${text(box.x + 2, box.y + box.height - 4, columns.value?.label ?? '', { size: 11, fill: isAlarming ? '#fff' : '#69707D', width: box.width })}`;
}

function words(panel: Extract<ReadPanel, { type: 'visualization' }>, box: Box): string {
  const { markdown } = panel.embeddableConfig.savedVis.params;
  const plain = markdown.replaceAll(/[*`]/g, '');
  return wrap(plain, box.width, 13)
    .map((line, i) => text(box.x, box.y + 14 + i * 18, line, { size: 13 }))
    .join('');
}

function navigation(panel: Extract<ReadPanel, { type: 'links' }>, box: Box): string {
  let x = box.x;
  return panel.embeddableConfig.attributes.links
    .map(({ label }) => {
      const drawn = text(x, box.y + 24, label, { size: 13, fill: colors[1] as string, weight: 600 });
      x += label.length * 8 + 30;
      return drawn;
    })
    .join('');
}

function nothing(box: Box): string {
  return text(box.x + box.width / 2, box.y + box.height / 2, 'No results found', { fill: '#69707D', anchor: 'middle' });
}
