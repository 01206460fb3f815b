import type { EvidenceLine } from '../correlate/incident.ts';
import { displayWidth, padTo, wrapAtMost } from './layout.ts';
import { counted } from './number.ts';
import { type Page, section, sectionWidth } from './page.ts';
import { forTerminal } from './safe-text.ts';

/** Stamp and host in front of what the program said: the block already names both. */
const HEADER =
  /^(?:<\d{1,3}>)?(?:1 )?(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S{0,16}) \S{1,255} (?=[\w.()/-]{1,64}(?:(?:\[\d+\])?: | \d+ \S))/;
/** Of one text, so that an address at its end is not cut off. */
const mostRows = (width: number) => (width < 100 ? 3 : 2);

/** `file:line  time  text`, a long text on two or three lines. */
export function evidenceSection(page: Page, evidence: readonly EvidenceLine[], lines: number, most = 9): string[] {
  const width = sectionWidth(page);
  const shown = evidence.slice(0, most);
  const places = shown.map(({ file, line }) => forTerminal(`${file}:${line}`));
  const placeWidth = Math.max(0, ...places.map(displayWidth));
  const beside = placeWidth <= width / 3;
  const left = beside ? placeWidth + 2 : 2;
  const rows = shown.flatMap((entry, i) => {
    const text = wrapAtMost(textOf(page, entry), width - left, mostRows(page.width)).map(
      (row) => ' '.repeat(left) + row,
    );
    const place = places[i] as string;
    return beside ? [padTo(place, left) + (text[0] ?? '').slice(left), ...text.slice(1)] : [place, ...text];
  });
  const rest = lines - shown.length;
  if (rest > 0 && shown.length > 0) rows.push(page.paint('faint', `… ${counted(rest, 'more line')}`));
  return shown.length === 0 ? [] : section(page, 'Evidence', rows);
}

function textOf(page: Page, { text, time }: EvidenceLine): string {
  const header = Number.isNaN(time) ? null : HEADER.exec(text);
  if (header === null) return forTerminal(text);
  return `${page.clock.moment(time)} ${forTerminal(text.slice(header[0].length))}`;
}
