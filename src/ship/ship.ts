import { setTimeout as delay } from 'node:timers/promises';
import { builtInParsers } from '../../parsers/index.ts';
import { Correlator } from '../correlate/correlator.ts';
import type { UserError } from '../error.ts';
import type { LogEvent } from '../parser/log-event.ts';
import { type Parser, Registry } from '../parser/registry.ts';
import { SummaryBuilder } from '../summary.ts';
import type { Delivery, DeliveryStats, OpenDelivery, ShipDocument } from './delivery.ts';
import { isOfInterest, isShipped } from './event-choice.ts';
import { LiveIncidents } from './live-incidents.ts';
import { LiveInputs } from './live-inputs.ts';
import { nextEvents } from './live-merge.ts';
import { LiveStream } from './live-stream.ts';
import { Progress } from './progress.ts';
import type { ShipOptions, ShipStats } from './ship-options.ts';
import { ShippedEvents } from './shipped.ts';
import { SignsOfLife } from './signs-of-life.ts';

export type { ShipOptions, ShipStats } from './ship-options.ts';

const POLL = 100;
const DRAIN = 20_000;
/** At the end a compaction of the spool may take so long. */
const COMPACTION = 1000;
const TELL_AGAIN = 500;
/** While a log is being rotated it is looked again soon; what is not found then may be one that nobody may open. */
const SEARCH_AGAIN = 20;
const MOST_SEARCHES = 50;
const LOOK_WHILE_WAITING = 2000;

/** The shipper: follows the sources, and delivers what they say until it is stopped. */
export class Shipper {
  readonly #options: ShipOptions;
  readonly #correlator: Correlator;
  readonly #summary = new SummaryBuilder();
  readonly #registry: Registry;
  readonly #streams: LiveStream[] = [];
  readonly #progress: Progress;
  readonly #signs: SignsOfLife;
  readonly #events: ShippedEvents;
  readonly #stop = new AbortController();
  #inputs!: LiveInputs;
  #incidents!: LiveIncidents;
  #delivery!: Delivery<number>;
  #drained: Promise<boolean> | undefined;
  /** A stop came before something that was read was sent. */
  #isCut = false;
  #failure: UserError | undefined;
  #bytes = 0;
  #told = 0;
  #incidentsSent = 0;
  #turnedAt = Date.now();
  #isOpen = false;

  constructor(options: ShipOptions) {
    this.#options = options;
    this.#correlator = new Correlator(undefined, options.sshPorts);
    const wants = (parser: Parser) => isOfInterest(parser, options.events) || this.#correlator.concerns(parser);
    this.#registry = new Registry(options.parsers ?? builtInParsers, wants);
    this.#signs = new SignsOfLife(options.status, options.machine);
    this.#events = new ShippedEvents(options.machine);
    this.#progress = new Progress(options.state, options.onNotice, options.compactFrom);
  }

  /**
   * Runs until `stop` is called, all sources have ended, or (`once`) all is delivered.
   * @returns whether everything that was read is delivered; if not, it is delivered after the next start
   * @throws UserError when the delivery cannot go on
   */
  async run(openDelivery: OpenDelivery): Promise<boolean> {
    const { machine, once = false, onNotice, inputs } = this.#options;
    const saved = await this.#progress.restore(this.#registry, this.#correlator);
    const from = saved.isDamaged ? 'rotated' : inputs.from;
    this.#inputs = new LiveInputs({ ...inputs, from }, saved.sources, { machine: machine.id, once, onNotice });
    this.#incidents = new LiveIncidents(this.#correlator, machine);
    this.#delivery = await openDelivery<number>({
      onAcknowledged: (token) => {
        this.#progress.acknowledged(token);
        this.#signs.acknowledged(token);
      },
      onFatal: (error) => this.#fail(error),
      onNotice,
    });
    try {
      await this.#work(once);
    } finally {
      await this.#inputs.close();
      await this.#drain();
      await this.#progress.endCompaction(COMPACTION);
      await this.#progress.save();
      await this.#progress.close();
    }
    if (this.#failure !== undefined) throw this.#failure;
    return (await this.#drain()) && !this.#isCut && this.#streams.every(({ head }) => head === undefined);
  }

  /** Ends `run` soon: what was read is delivered, within the time that `drain` gives. */
  stop(): void {
    this.#stop.abort();
    // Whoever waits for room in the delivery waits no longer.
    if (this.#delivery !== undefined) void this.#drain();
  }

  #drain(): Promise<boolean> {
    this.#drained ??= this.#delivery.close(this.#options.drain ?? DRAIN);
    return this.#drained;
  }

  stats(): ShipStats {
    const { events, unread } = this.#summary.build([]);
    return {
      lines: this.#streams.reduce((sum, { lines }) => sum + lines, 0),
      bytes: this.#streams.reduce((sum, { bytes }) => sum + bytes, 0),
      events,
      incidents: this.#incidentsSent,
      unread,
      lag: Object.fromEntries(this.#streams.map(({ source }) => [source.name, source.lag()])),
      checkpointAt: this.#progress.savedAt,
      oldest: this.#signs.oldest,
      turnedAt: Math.max(this.#turnedAt, ...this.#streams.map(({ arrived }) => arrived)),
      isOpen: this.#isOpen,
      isStateFull: this.#progress.isFull,
    };
  }

  /** Undefined before there is a delivery. */
  deliveryStats(): DeliveryStats | undefined {
    return this.#delivery?.stats();
  }

  get #isStopped(): boolean {
    return this.#stop.signal.aborted;
  }

  #fail(error: UserError): void {
    this.#failure ??= error;
    this.#stop.abort();
  }

  async #work(once: boolean): Promise<void> {
    for (let searches = 0; !this.#isStopped; ) {
      const added = await this.#inputs.lookUp();
      const reading = { registry: this.#registry, summary: this.#summary, timeZone: this.#options.timeZone };
      for (const source of added) this.#streams.push(new LiveStream(source, reading));
      const isBusy = await this.#round(once);
      await this.#progress.saveSometimes();
      searches = !isBusy && this.#streams.some(({ source }) => source.isSearching) ? searches + 1 : 0;
      if (isBusy) continue;
      const isOver = this.#streams.length > 0 && this.#streams.every(({ source }) => source.ended);
      const mayBeFound = searches > 0 && searches < MOST_SEARCHES;
      if (isOver || (once && !mayBeFound)) break;
      await delay(mayBeFound ? SEARCH_AGAIN : (this.#options.poll ?? POLL), undefined, {
        signal: this.#stop.signal,
      }).catch(() => {});
    }
  }

  /** Reads all sources to their present end. False when there was nothing. */
  async #round(once: boolean): Promise<boolean> {
    for (const stream of this.#streams) {
      stream.atEnd = false;
      await stream.look();
    }
    this.#turnedAt = Date.now();
    if (!this.#isOpen) this.#options.onOpen?.();
    this.#isOpen = true;
    let isBusy = false;
    while (!this.#isStopped) {
      const events = await nextEvents(this.#streams, once);
      if (events.length === 0) break;
      await this.#deliver(events);
      isBusy = true;
    }
    await this.#tellChanges(once && !isBusy);
    return isBusy;
  }

  async #deliver(events: readonly LogEvent[]): Promise<void> {
    for (const event of events) this.#correlator.take(event);
    const closed = this.#correlator.takeClosed();
    const concerned = events.filter(({ match }) => this.#correlator.concerns(match.parser));
    const wanted = events.filter(({ action }) => isShipped(this.#options.events, action));
    const documents = this.#events.documents(wanted, Date.now() * 1000);
    const isSpooled = await this.#meanwhile(this.#progress.spool(concerned, this.#stop.signal));
    if (!isSpooled) {
      this.#isCut = true;
      return;
    }
    const incidents = this.#incidents.closed(closed);
    await this.#send([...documents, ...incidents], wanted);
    this.#progress.compactSometimes(this.#correlator);
    await this.#progress.saveSometimes();
  }

  /** Open incidents, and how far was read where nothing was of interest. */
  async #tellChanges(isLast: boolean): Promise<void> {
    const now = Date.now();
    if (this.#isStopped || (!isLast && now - this.#told < TELL_AGAIN)) return;
    this.#told = now;
    const status = this.#signs.due(() => ({ ...this.#delivery.stats(), ...this.stats() }));
    const documents = [...this.#incidents.changed(isLast), ...status];
    const bytes = this.#streams.reduce((sum, stream) => sum + stream.bytes, 0);
    if (documents.length === 0 && bytes === this.#bytes) return;
    this.#bytes = bytes;
    await this.#send(documents);
  }

  /** Waits while the delivery has no room. */
  async #send(documents: readonly ShipDocument[], events: readonly LogEvent[] = []): Promise<void> {
    this.#incidentsSent += documents.reduce((sum, { kind }) => sum + (kind === 'incident' ? 1 : 0), 0);
    const token = this.#progress.begin(this.#state());
    this.#signs.sent(token, events);
    const sending = this.#delivery.send(documents, token).catch((error: unknown) => {
      this.#isCut = true;
      if (!this.#isStopped) throw error;
    });
    await this.#meanwhile(sending);
  }

  /** Waits for something; meanwhile new files are opened, so that they cannot be rotated away. */
  async #meanwhile<Result>(work: Promise<Result>): Promise<Result> {
    const done = work.then((result) => ({ result }));
    for (;;) {
      this.#turnedAt = Date.now();
      let timer: NodeJS.Timeout | undefined;
      const pause = new Promise<undefined>((resolve) => {
        timer = setTimeout(resolve, LOOK_WHILE_WAITING, undefined);
      });
      const first = await Promise.race([done, pause]).finally(() => clearTimeout(timer));
      if (first !== undefined) return first.result;
      await this.#progress.saveSometimes();
      for (const stream of this.#streams) await stream.look();
    }
  }

  #state() {
    const sources = Object.fromEntries(this.#streams.map((stream) => [stream.source.name, stream.state()]));
    return { sources: { ...this.#inputs.absent, ...sources } };
  }
}
