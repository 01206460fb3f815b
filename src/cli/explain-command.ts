import type { Attempt } from '../explain/attempt.ts';
import { type ClientView, sawOf } from '../explain/client/client-view.ts';
import { explainClient } from '../explain/client/explain-client.ts';
import { readClientLog } from '../explain/client/read-client-log.ts';
import { explainEach } from '../explain/explain.ts';
import type { AnalyzeOptions } from '../pipeline.ts';
import { explanationFooter, explanationReport } from '../report/explanation-report.ts';
import { type Explained, explanationDocument } from '../sink/explanation-document.ts';
import { TextWriter } from '../sink/text-writer.ts';
import type { Summary } from '../summary.ts';
import { readAttempts } from './attempts-file.ts';
import { dayOfClock } from './day-of-clock.ts';
import { type ExplainFlags, type ExplainSettings, readExplainSettings } from './explain-settings.ts';
import { allParsers } from './own-parsers.ts';
import { Progress } from './progress.ts';
import { readTextFile } from './read-text-file.ts';
import { pageWidth, type Surroundings, wantsColor } from './surroundings.ts';
import { tellProblems } from './tell-problems.ts';

/**
 * `sshwhy explain`: why one attempt was cut, or each of many.
 *
 * @param words  ADDRESS and paths
 * @returns the exit code: 0 done, 2 some input could not be read
 * @throws UserError for bad options and files
 */
export async function explainCommand(
  words: readonly string[],
  flags: ExplainFlags,
  around: Surroundings,
): Promise<number> {
  const settings = readExplainSettings(words, flags, around.now);
  const view = await readClient(settings);
  const output = new Output(settings, around, view);
  const ip = settings.ip ?? (settings.paths.length > 0 ? view?.localIp : undefined);
  if (view !== undefined && ip === undefined) {
    await output.write([explainClient(view, settings.clientLog as string)]);
    return 0;
  }
  const progress = new Progress(around.stderr);
  try {
    const options: AnalyzeOptions = {
      ...readingOptions(settings),
      parsers: await allParsers(flags.parsers, around.env),
      onProgress: (done, total) => progress.update(done, total),
    };
    const attempts = await attemptsOf(settings, ip, view, options, around);
    const { explanations, summary } = await explainEach(options, attempts, around.analyze);
    progress.stop();
    await output.write(explanations, summary);
    tellProblems(summary, around.stderr);
    return summary.problems.length > 0 ? 2 : 0;
  } finally {
    progress.stop();
  }
}

async function readClient({ clientLog, timeZone }: ExplainSettings): Promise<ClientView | undefined> {
  if (clientLog === undefined) return undefined;
  return readClientLog(await readTextFile('--client-log', clientLog), clientLog, timeZone);
}

function readingOptions({ paths, now, year, timeZone }: ExplainSettings): AnalyzeOptions {
  return { paths, now, ...(year === undefined ? {} : { year }), ...(timeZone === undefined ? {} : { timeZone }) };
}

async function attemptsOf(
  settings: ExplainSettings,
  ip: string | undefined,
  view: ClientView | undefined,
  options: AnalyzeOptions,
  around: Surroundings,
): Promise<readonly Attempt[]> {
  const { attempts, at } = settings;
  if (attempts !== undefined) return readAttempts(await readTextFile('--attempts', attempts), attempts);
  const when = at === undefined || 'time' in at ? at : await dayOfClock(at, options, around.analyze);
  const time = when?.time ?? view?.time;
  const port = settings.port ?? view?.localPort;
  const user = settings.user ?? view?.user;
  const saw = view && sawOf(view);
  return [
    {
      ip: ip as string,
      ...(port === undefined ? {} : { port }),
      ...(time === undefined ? {} : { time }),
      ...(when === undefined ? {} : { precision: when.precision }),
      ...(user === undefined ? {} : { user }),
      ...(saw === undefined ? {} : { saw }),
    },
  ];
}

/** Writes in the format that is asked for. */
class Output {
  readonly #settings: ExplainSettings;
  readonly #around: Surroundings;
  readonly #view: ClientView | undefined;

  constructor(settings: ExplainSettings, around: Surroundings, view: ClientView | undefined) {
    this.#settings = settings;
    this.#around = around;
    this.#view = view;
  }

  async write(all: Iterable<Explained>, summary?: Summary): Promise<void> {
    const { format, attempts } = this.#settings;
    const writer = new TextWriter(this.#around.stdout);
    const isList = format === 'json' && attempts !== undefined;
    if (isList) await writer.write('[');
    let place = 0;
    for (const one of all) await writer.write(this.#one(one, place++, isList));
    if (isList) await writer.write('\n]\n');
    if (format === 'text' && summary !== undefined) await writer.write(`\n${explanationFooter(summary, this.#width)}`);
    await writer.flush();
  }

  #one(one: Explained, place: number, isList: boolean): string {
    const { format, timeZone, color } = this.#settings;
    if (format === 'text') {
      const options = {
        color: color && wantsColor(this.#around.stdout, this.#around),
        width: this.#width,
        ...(timeZone === undefined ? {} : { timeZone }),
      };
      return `${place > 0 ? '\n' : ''}${explanationReport(one, options, this.#view)}`;
    }
    const json = JSON.stringify(explanationDocument(one, this.#view));
    return isList ? `${place > 0 ? ',' : ''}\n${json}` : `${json}\n`;
  }

  get #width(): number {
    return this.#settings.width ?? pageWidth(this.#around.stdout);
  }
}
