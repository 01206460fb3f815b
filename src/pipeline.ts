import { builtInParsers } from '../parsers/index.ts';
import { Correlator } from './correlate/correlator.ts';
import type { Incident } from './correlate/incident.ts';
import { SeveralLogs } from './correlate/several-logs.ts';
import { mergeByTime } from './merge.ts';
import type { ParserSpec } from './parser/define.ts';
import type { LogEvent } from './parser/log-event.ts';
import { type Parser, Registry } from './parser/registry.ts';
import { EventStream, type Reading } from './read-events.ts';
import { chunkSizeFor } from './source/chunk-size.ts';
import { journalStream, machineLogs } from './source/machine-logs.ts';
import { type Inputs, resolveInputs } from './source/resolve-inputs.ts';
import { type Summary, SummaryBuilder } from './summary.ts';

/** How to read. All times are microseconds since the epoch. */
export interface AnalyzeOptions {
  /** Files, folders, globs, or `-` for stdin; empty: the machine's own logs. */
  readonly paths: readonly string[];
  /** What counts as the present, for stamps without a year. */
  readonly now: number;
  /** The year of the first stamp, when stamps have none. */
  readonly year?: number;
  /** IANA name or `+HH:MM`, for stamps without a zone; default: the system's. */
  readonly timeZone?: string;
  /** Where sshd listens, besides what the logs tell; default: 22. */
  readonly sshPorts?: readonly number[];
  /** All that is read with; those that ship when left out. */
  readonly parsers?: readonly ParserSpec[];
  /** Told now and then, for a progress bar: bytes as they lie on disk (compressed ones too), and how many there are (0: unknown). */
  readonly onProgress?: (done: number, total: number) => void;
  /** A raw line of a watched program that no parser reads. */
  readonly onUnread?: (line: string) => void;
}

/** Where results go, in order; a promise holds the reading back. Asked for, events are copied and may be kept. */
export interface Output {
  events?(events: readonly LogEvent[]): void | Promise<void>;
  /** The kinds of lines whose events are wanted; all when left out. */
  concerns?(parser: Parser): boolean;
  incidents(incidents: readonly Incident[]): void | Promise<void>;
}

/**
 * The whole way of a line: source → line → parser → correlate → output. Incidents come when they are known to be over,
 * the last ones at the end. What could not be read is in the summary.
 * @throws UserError for paths that name nothing, and for an unknown time zone
 */
export async function analyze(options: AnalyzeOptions, output: Output): Promise<Summary> {
  const inputs = await findInputs(options.paths);
  const summary = new SummaryBuilder();
  summary.problems.push(...inputs.problems);
  const correlator = new Correlator(undefined, options.sshPorts);
  correlator.hosts.expect(inputs.streams);
  const several = inputs.streams.length > 1 ? new SeveralLogs(inputs.streams, options.timeZone) : undefined;
  const wanted = output.events ? (output.concerns ?? (() => true)) : () => false;
  const wants = (parser: Parser) => wanted(parser) || correlator.concerns(parser);
  const registry = new Registry(options.parsers ?? builtInParsers, wants);
  const isWanted = registry.parsers.map(wanted);
  const reading = readingOf(options, summary, inputs, registry);
  const streams = inputs.streams.map((stream) => new EventStream(stream, reading));
  let events: LogEvent[] = [];
  const takeAll = (event: LogEvent) => {
    if (several === undefined || several.isNew(event)) correlator.take(event);
    if (isWanted[event.match.parser.index]) events.push(event.detached());
  };
  const isPlain = several === undefined && output.events === undefined;
  const take = isPlain ? (event: LogEvent) => correlator.take(event) : takeAll;
  for await (const _ of mergeByTime(streams, take)) {
    if (events.length > 0) await output.events?.(events);
    events = [];
    const incidents = correlator.takeClosed();
    if (incidents.length > 0) await output.incidents(incidents);
  }
  await output.incidents(correlator.end());
  summary.repeated = several?.repeated ?? 0;
  summary.doubts.push(...(several?.doubts() ?? []));
  return summary.build(correlator.hosts.names);
}

async function findInputs(paths: readonly string[]): Promise<Inputs> {
  if (paths.length > 0) return await resolveInputs(paths);
  const inputs = await machineLogs();
  return inputs.streams.length > 0 ? inputs : { streams: [await journalStream()], problems: inputs.problems };
}

function readingOf(options: AnalyzeOptions, summary: SummaryBuilder, { streams }: Inputs, registry: Registry): Reading {
  const { now, year, timeZone, onProgress, onUnread } = options;
  const files = streams.flatMap((stream) => stream.files);
  const total = files.reduce((sum, file) => sum + file.size, 0);
  let done = 0;
  return {
    registry,
    summary,
    lines: { now, ...(year === undefined ? {} : { year }), ...(timeZone === undefined ? {} : { timeZone }) },
    bytes: {
      chunkSize: chunkSizeFor(streams.length),
      onBytes: (count) => {
        done += count;
        onProgress?.(done, total);
      },
      onProblem: (problem) => summary.problems.push(problem),
      onLongLine: () => summary.cutLines++,
    },
    onUnread,
  };
}
