import { evidenceSection } from './evidence-section.ts';
import type { Fold } from './fold.ts';
import { foldSums } from './headline.ts';
import { wrap } from './layout.ts';
import { counted, grouped } from './number.ts';
import { type Page, textSection } from './page.ts';
import { remedySection } from './remedy-section.ts';
import { forTerminal } from './safe-text.ts';

const MOST_SOURCES = 5;

/** Many incidents of one kind on one host: their sums, one sample of evidence, the remedy once. */
export function foldBlock(page: Page, fold: Fold): string[] {
  const { cause, host, sample } = fold;
  const parts = [host, page.clock.window(fold.start, fold.end), ...foldSums(fold)];
  const rest = parts.filter((part) => part !== '').map(forTerminal);
  const [first = '', ...more] = wrap(`${cause} · ${rest.join(' · ')}`, page.width - 4);
  const head = page.paint('heading', first.slice(0, cause.length)) + first.slice(cause.length);
  const sampleOf = sample.subject === '' ? 'one of them' : sample.subject;
  return [
    `  ${head}`,
    ...more.map((line) => `    ${line}`),
    ...sources(page, fold),
    ...evidenceSection(page, sample.evidence.slice(0, 1), 1),
    ...remedySection(page, sample.remedy, `What to do (${sampleOf})`),
    `  … and ${counted(fold.incidents - 1, 'more of this kind', 'more of this kind')} (see --format ndjson)`,
  ];
}

function sources(page: Page, fold: Fold): string[] {
  const top = fold.topSources(MOST_SOURCES).map(([ip, count]) => `${ip} ${grouped(count)}×`);
  const more = fold.sourceCount - top.length;
  const rest = fold.moreSources ? ' … and many more' : more > 0 ? ` … and ${grouped(more)} more` : '';
  const label = fold.cause === 'brute-force' ? 'Most active' : 'Most often cut';
  return top.length === 0 ? [] : textSection(page, label, `${top.join(', ')}${rest}`);
}
