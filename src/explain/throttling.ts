import { ownCopy } from '../correlate/text-store.ts';
import type { LogEvent } from '../parser/log-event.ts';
import { evidenceOf } from './connection.ts';
import { addEvidence, type Window, type Windows } from './windows.ts';

/** Drops within this time belong together (microseconds). */
const TOGETHER = 2_000_000;
/** So long sshd may go on throttling without a line: it sums up every 5 minutes (8.4 to 9.9). */
const SILENT = 300_000_000;

interface Episode {
  readonly window: Window;
  /**
   * sshd said that it began (an error), and named a drop (at INFO): so it will also say when it ends (at INFO). Of one
   * that is only begun the LogLevel is too low for that.
   */
  isTold: boolean;
  /** sshd said that it began. */
  readonly isBegun: boolean;
  /** The last line about it. */
  last: number;
}

/** When the sshd of each host was past MaxStartups; most drops leave no line of their own at LogLevel INFO or since 10.0. */
export class Throttling {
  readonly #windows: Windows;
  readonly #open = new Map<string, Episode>();
  /** The end of the drops before the present ones. */
  readonly #before = new Map<string, number>();

  constructor(windows: Windows) {
    this.#windows = windows;
  }

  take(event: LogEvent): void {
    const { line } = event;
    const episode = this.#current(line.host, line.time);
    switch (event.action) {
      case 'maxstartups-throttle-start':
        if (!episode?.isTold) this.#begin(event);
        return;
      case 'maxstartups-throttle-end':
        this.#end(event, episode);
        return;
      case 'maxstartups-rate-limited':
        this.#summary(event, episode);
        return;
      default:
        if (episode === undefined) this.#begin(event);
        else keepOn(episode, event);
    }
  }

  /** sshd ended or began anew. */
  stop({ line }: LogEvent): void {
    const episode = this.#open.get(line.host);
    if (episode === undefined) return;
    episode.window.to = Math.min(episode.window.to, line.time);
    this.#open.delete(line.host);
  }

  /** The logs end: what was still going on is taken to go on for a little. */
  end(): void {
    for (const { window, last } of this.#open.values()) window.to = Math.min(window.to, last + SILENT);
    this.#open.clear();
  }

  #current(host: string, time: number): Episode | undefined {
    const episode = this.#open.get(host);
    if (episode === undefined) return undefined;
    const limit = episode.isTold ? 2 * SILENT : TOGETHER;
    if (time - episode.last <= limit) return episode;
    this.#before.set(host, episode.last);
    episode.window.to = episode.last;
    this.#open.delete(host);
    return undefined;
  }

  /** Before 10.0 drop lines without a line that begins it are of a LogLevel at which every drop has its line. */
  #begin({ line, match }: LogEvent): void {
    const host = ownCopy(line.host);
    const { time } = line;
    const evidence = [evidenceOf(line)];
    const strength = match.pattern.source.endsWith('} Maxstartups') ? undefined : ('weak' as const);
    const window: Window = { cause: 'max-startups', host, from: time, to: time, what: '', strength, evidence };
    const isBegun = match.parser.spec.action === 'maxstartups-throttle-start';
    this.#open.set(host, { window, isBegun, isTold: false, last: time });
    this.#windows.aboutHost(window);
  }

  #end(event: LogEvent, episode: Episode | undefined): void {
    const { line } = event;
    if (episode === undefined) return; // it began before the log
    episode.window.to = line.time;
    addEvidence(episode.window, evidenceOf(line));
    this.#open.delete(line.host);
  }

  /** `additional N connections dropped`: since the drops before these, for the line comes with a later drop (10.0 and later). */
  #summary(event: LogEvent, episode: Episode | undefined): void {
    const { line } = event;
    const from = this.#before.get(line.host) ?? episode?.window.from ?? line.time;
    const host = ownCopy(line.host);
    const what = `sshd counted ${String(event.get('sshwhy.count') ?? '')} drops without a line of their own`;
    const evidence = [evidenceOf(line)];
    this.#windows.aboutHost({ cause: 'max-startups', host, from, to: line.time, what, isSummed: true, evidence });
  }
}

function keepOn(episode: Episode, { action, line }: LogEvent): void {
  const { window } = episode;
  episode.last = line.time;
  // Told to have begun, and a drop at INFO: the end will be told as well.
  if (episode.isBegun && action === 'maxstartups-drop') episode.isTold = true;
  if (episode.isTold) {
    window.strength = undefined;
    window.to = Number.POSITIVE_INFINITY;
  } else window.to = line.time;
}
