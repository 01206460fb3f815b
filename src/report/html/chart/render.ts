import type { TopLevelSpec } from 'vega-lite';
import { type Html, trusted } from '../html.ts';

/** Width of every picture in CSS pixels; it stands so on a telephone, and beside others on a desk. */
export const WIDTH = 350;
const FONT = 'system-ui, sans-serif';

const axis = {
  labelColor: 'var(--ink-soft)',
  labelFont: FONT,
  labelFontSize: 11,
  titleColor: 'var(--ink-soft)',
  titleFont: FONT,
  titleFontSize: 11,
  titleFontWeight: 'normal' as const,
  titlePadding: 6,
  domainColor: 'var(--line)',
  tickColor: 'var(--line)',
  gridColor: 'var(--line-soft)',
  labelLimit: 130,
};

/**
 * A chart as SVG, drawn here and now, without a browser. Colours are CSS variables, so that one picture does for light and
 * dark. Loads the library, which takes a tenth of a second, when the first chart is drawn.
 */
export async function drawChart(chart: Record<string, unknown>): Promise<Html> {
  const [vega, { compile }] = await Promise.all([import('vega'), import('vega-lite')]);
  const whole = {
    width: WIDTH,
    background: null,
    padding: 2,
    autosize: { type: 'fit', contains: 'padding' },
    ...chart,
    config: { aria: false, font: FONT, view: { stroke: null }, axis },
  };
  const silent = vega.logger(vega.None);
  const { spec } = compile(whole as unknown as TopLevelSpec, { logger: silent });
  const view = new vega.View(vega.parse(spec), { renderer: 'none', logger: silent });
  try {
    const svg = await view.toSVG();
    // The figure around it says what it is, and has the same as a table.
    return trusted(svg.replace('<svg ', '<svg aria-hidden="true" focusable="false" '));
  } finally {
    view.finalize();
  }
}
