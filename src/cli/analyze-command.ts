import type { Incident } from '../correlate/incident.ts';
import type { AnalyzeOptions, Output } from '../pipeline.ts';
import { CsvSink } from '../sink/csv.ts';
import { HtmlSink } from '../sink/html.ts';
import { JsonSink } from '../sink/json.ts';
import { NdjsonSink } from '../sink/ndjson.ts';
import type { ResultSink } from '../sink/result-sink.ts';
import { TextSink } from '../sink/text.ts';
import { TextWriter } from '../sink/text-writer.ts';
import type { Summary } from '../summary.ts';
import { wantsEvent, wantsIncident } from './filters.ts';
import { openOutput } from './open-output.ts';
import { allParsers } from './own-parsers.ts';
import { pagedScreen } from './paged-screen.ts';
import { Progress } from './progress.ts';
import { type AnalyzeFlags, readSettings, type Settings } from './settings.ts';
import { ndjsonCommand } from './shell-words.ts';
import { pageWidth, type Screen, type Surroundings, wantsColor } from './surroundings.ts';
import { tellProblems } from './tell-problems.ts';
import { UnreadFile } from './unread-file.ts';

/**
 * `sshwhy analyze`: reads the logs and writes what was found.
 *
 * @returns the exit code: 0 done, 1 found what `--fail-on` names, 2 some input could not be read
 * @throws UserError for bad options, and for paths that cannot be read at all
 */
export async function analyzeCommand(
  paths: readonly string[],
  flags: AnalyzeFlags,
  around: Surroundings,
): Promise<number> {
  const settings = readSettings(flags, around.now);
  const parsers = await allParsers(flags.parsers, around.env);
  const unreadFile = settings.unread === undefined ? undefined : await openOutput('--unread', settings.unread, paths);
  const unread = unreadFile && new UnreadFile(unreadFile);
  const file = settings.output === undefined ? undefined : await openOutput('--output', settings.output, paths);
  const paged = file === undefined && settings.format === 'text' && settings.pager ? pagedScreen(around) : undefined;
  const target: Screen = file?.createWriteStream() ?? paged ?? around.stdout;
  const sink = createSink(settings, target, around, paths);
  const alarm = new Alarm(settings);
  const progress = new Progress(around.stderr);
  let summary: Summary;
  try {
    const options: AnalyzeOptions = {
      ...readingOptions(paths, settings),
      parsers,
      ...(hidesProgress(settings, target) ? {} : { onProgress: (done, total) => progress.update(done, total) }),
      ...(unread ? { onUnread: (line) => unread.add(line) } : {}),
    };
    summary = await around.analyze(options, filtered(settings, sink, alarm));
  } finally {
    progress.stop();
    await unread?.close();
  }
  await sink.end(summary);
  await paged?.flush();
  if (file) await new Promise<void>((resolve) => target.end(() => resolve()));
  tellProblems(summary, around.stderr);
  tellUnread(summary, settings, around.stderr);
  return summary.problems.length > 0 ? 2 : alarm.found ? 1 : 0;
}

function readingOptions(paths: readonly string[], { now, year, timeZone, sshPorts }: Settings): AnalyzeOptions {
  return {
    paths,
    now,
    ...(year === undefined ? {} : { year }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(sshPorts === undefined ? {} : { sshPorts }),
  };
}

function createSink(settings: Settings, target: Screen, around: Surroundings, paths: readonly string[]): ResultSink {
  const writer = new TextWriter(target);
  if (settings.format === 'ndjson') return new NdjsonSink(writer);
  if (settings.format === 'json') return new JsonSink(writer);
  if (settings.format === 'csv') return new CsvSink(writer);
  const { timeZone, filterText: filters } = settings;
  const zone = timeZone === undefined ? {} : { timeZone };
  if (settings.format === 'html') {
    return new HtmlSink(writer, { ...zone, filters, command: ndjsonCommand(paths, settings), made: around.now });
  }
  return new TextSink(writer, {
    color: settings.color && wantsColor(target, around),
    width: settings.width ?? pageWidth(target),
    filters,
    ...zone,
  });
}

/** Lets through what is asked for. Events are passed on only when they are wanted: making them costs time. */
function filtered({ filters, filterText, events, format }: Settings, sink: ResultSink, alarm: Alarm): Output {
  return {
    ...(sink.concerns ? { concerns: sink.concerns } : {}),
    ...(events || format === 'html'
      ? { events: (all) => sink.events?.(filterText === '' ? all : all.filter((event) => wantsEvent(filters, event))) }
      : {}),
    incidents(all) {
      const wanted = all.filter((incident) => wantsIncident(filters, incident));
      for (const incident of wanted) alarm.hear(incident);
      return sink.incidents(wanted);
    },
  };
}

/** Remembers whether something came that `--fail-on` names. */
class Alarm {
  found = false;
  readonly #words: Settings['failOn'];

  constructor({ failOn }: Settings) {
    this.#words = failOn;
  }

  hear({ cause, lockouts }: Incident): void {
    if (this.#words.length === 0) return;
    const lockout = lockouts.length > 0;
    this.found ||= this.#words.some((word) => word === 'any' || word === cause || (word === 'lockout' && lockout));
  }
}

/** A bar would be torn to pieces by results that scroll past on the same terminal. */
function hidesProgress({ format }: Settings, target: Screen): boolean {
  return target.isTTY === true && format !== 'text';
}

/** The text page tells what was not understood itself; so does the summary of JSON. */
function tellUnread({ unread }: Summary, { format, unread: file }: Settings, stderr: Screen): void {
  if (unread > 0 && file === undefined && (format === 'ndjson' || format === 'csv')) {
    const lines = unread === 1 ? '1 line of a watched program was' : `${unread} lines of watched programs were`;
    stderr.write(`sshwhy: ${lines} not read\n  help: write them out with --unread FILE\n`);
  }
}
