import type { Alternative, Explanation } from '../explain/attempt.ts';
import type { ClientView } from '../explain/client/client-view.ts';
import { causeWords } from '../explain/words.ts';
import type { Summary } from '../summary.ts';
import { Clock } from './clock.ts';
import { evidenceSection } from './evidence-section.ts';
import { wrap } from './layout.ts';
import { counted, grouped } from './number.ts';
import { type Page, section, sectionWidth } from './page.ts';
import { remedySection } from './remedy-section.ts';
import { forTerminal } from './safe-text.ts';
import { createPaint } from './style.ts';
import type { TextOptions } from './text-report.ts';

type Explained = Pick<Explanation, 'verdict' | 'alternatives' | 'missing'> & Partial<Explanation>;

const stageWords: Readonly<Record<ClientView['stage'], string>> = {
  unknown: 'its output does not tell how far it came',
  name: 'looking up the name of the server',
  tcp: 'connected; before the identification of the server',
  identification: 'connected; before the identification of the server',
  kex: 'the server identified itself; exchanging keys',
  auth: 'logging in',
  session: 'logged in',
};

/** One page for one attempt, ending in a newline: the answer, what shows it, what it was not, what is missing, what to do. */
export function explanationReport(explained: Explained, options: TextOptions, view?: ClientView): string {
  const { verdict } = explained;
  const time = explained.time ?? Number.NaN;
  const clock = new Clock(options.timeZone, [time, ...verdict.evidence.map((line) => line.time)]);
  const page: Page = { width: Math.max(40, options.width), paint: createPaint(options.color), clock };
  const blocks = [
    headline(page, explained),
    evidenceSection(page, verdict.evidence, verdict.evidence.length),
    ...(view === undefined ? [] : [clientSection(page, view)]),
    listSection(
      page,
      verdict.cause === null ? 'May be' : 'May be too',
      alike(explained.alternatives.filter(isPossible)),
    ),
    listSection(page, 'Not', alike(explained.alternatives.filter((one) => !isPossible(one)))),
    seenSection(page, explained, view),
    listSection(page, 'To be sure', explained.missing),
    remedySection(
      page,
      verdict.remedy,
      verdict.cause === null && view !== undefined ? 'Where to look on the server' : 'What to do',
    ),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** What was read, once, below the page or pages. */
export function explanationFooter({ lines, events, files }: Summary, width: number): string {
  const read = `${counted(lines, 'line')} of ${counted(files.length, 'file')} read, ${grouped(events)} understood`;
  return `${wrap(read, Math.max(40, width) - 2)
    .map((row) => ` ${row}`)
    .join('\n')}\n`;
}

function headline(page: Page, { verdict, attempt, time = Number.NaN }: Explained): string[] {
  const rows = wrap(forTerminal(verdict.summary), page.width - 2).map((row) => ` ${page.paint('heading', row)}`);
  const who =
    attempt === undefined ? [] : [attempt.port === undefined ? attempt.ip : `${attempt.ip} port ${attempt.port}`];
  const when = Number.isNaN(time)
    ? []
    : [`${page.clock.day ?? ''} ${page.clock.moment(time)} ${page.clock.zone}`.trim()];
  const strength = verdict.strength === null ? [] : [`${verdict.strength} evidence`.replace('proof evidence', 'proof')];
  const details = [...(verdict.cause === null ? [] : [verdict.cause]), ...strength, ...who, ...when].join(' · ');
  return [...rows, ...(details === '' ? [] : wrap(forTerminal(details), page.width - 2).map((row) => ` ${row}`))];
}

function clientSection(page: Page, view: ClientView): string[] {
  const { stage, serverHost, serverIp, serverPort, serverVersion, words } = view;
  const address = serverHost ?? serverIp;
  const where = address === undefined ? '' : ` (${address}${serverPort === undefined ? '' : ` port ${serverPort}`})`;
  const server = serverVersion === undefined ? '' : `; the server is ${serverVersion}`;
  const said = words === undefined ? '' : `; the server said ${JSON.stringify(words)}`;
  const came = view.ending?.startsWith('tcp-') ? 'no connection came about' : stageWords[stage];
  return listSection(page, 'The client', [`${came}${where}${server}${said}`]);
}

function seenSection(page: Page, { verdict }: Explained, view: ClientView | undefined): string[] {
  const sees = verdict.cause === null || view !== undefined ? undefined : causeWords[verdict.cause].clientSees;
  return sees === undefined ? [] : listSection(page, 'The client saw', [sees]);
}

function isPossible({ strength }: Alternative): boolean {
  return strength !== null;
}

/** Those against which the same speaks stand together. */
function alike(alternatives: readonly Alternative[]): string[] {
  const groups = Map.groupBy(alternatives, ({ strength, against }) => `${strength ?? ''}: ${against}`);
  return [...groups.values()].map((group) => {
    const { strength, against } = group[0] as Alternative;
    const names = group.map(({ cause }) => causeWords[cause].name).join(', ');
    return `${names}${strength === null ? '' : ` (${strength})`}${against === '' ? '' : `: ${against}`}`;
  });
}

function listSection(page: Page, label: string, texts: readonly string[]): string[] {
  const width = sectionWidth(page);
  const rows = texts.flatMap((text) => {
    const [first = '', ...more] = wrap(forTerminal(text), width - 2);
    return [first, ...more.map((row) => `  ${row}`)];
  });
  return rows.length === 0 ? [] : section(page, label, rows);
}
