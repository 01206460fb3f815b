import { ecsVersion } from '../../sink/ecs.ts';
import type { Look, RunTotals, Totals } from './run-totals.ts';

/** The text that Prometheus reads, and its media type. */
export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
}

/** By name and label: a line each. */
type Samples = readonly { readonly labels: Readonly<Record<string, string>>; readonly value: number }[];

interface Described {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
  /** What there is nothing to say of is left out. */
  readonly samples: (look: Look) => Samples;
}

const just = (value: number | undefined): Samples =>
  value === undefined || Number.isNaN(value) ? [] : [{ labels: {}, value }];
const total = (name: keyof Totals) => (look: Look) => just(look.totals[name]);
const flag = (isSo: boolean | undefined) => just(isSo === undefined ? undefined : Number(isSo));
/** Of these nobody knows how much there is to read. */
const endless: ReadonlySet<string> = new Set(['journal', '-']);

const counters: readonly Described[] = [
  { name: 'sshwhy_lines_total', help: 'Lines read.', samples: total('lines') },
  { name: 'sshwhy_read_bytes_total', help: 'Bytes of logs read.', samples: total('readBytes') },
  { name: 'sshwhy_events_total', help: 'Lines that a parser understood.', samples: total('events') },
  {
    name: 'sshwhy_unread_lines_total',
    help: 'Lines of watched programs that no parser knows.',
    samples: total('unread'),
  },
  {
    name: 'sshwhy_incidents_sent_total',
    help: 'Incidents sent; one that goes on is sent again with each change.',
    samples: total('incidents'),
  },
  {
    name: 'sshwhy_documents_total',
    help: 'Documents that are safe, by what became of them: stored, there before (duplicate), in the dead-letter file.',
    labels: ['outcome'],
    samples: ({ totals }) => [
      { labels: { outcome: 'stored' }, value: totals.delivered },
      { labels: { outcome: 'duplicate' }, value: totals.duplicates },
      { labels: { outcome: 'dead_letter' }, value: totals.deadLetters },
    ],
  },
  { name: 'sshwhy_requests_total', help: 'Requests sent to the output.', samples: total('requests') },
  {
    name: 'sshwhy_request_retries_total',
    help: 'Requests sent again, in whole or in part.',
    samples: total('retries'),
  },
  {
    name: 'sshwhy_sent_bytes_total',
    help: 'Bytes of documents sent, before compression.',
    samples: total('sentBytes'),
  },
];

const gauges: readonly Described[] = [
  {
    name: 'sshwhy_lag_bytes',
    help: 'Bytes of a log that are there and not read yet.',
    labels: ['file'],
    samples: ({ stats }) =>
      Object.entries(stats?.lag ?? {})
        .filter(([file]) => !endless.has(file))
        .map(([file, value]) => ({ labels: { file }, value })),
  },
  {
    name: 'sshwhy_oldest_undelivered_seconds',
    help: 'Age, by its stamp, of the oldest line that is read and not delivered; 0 when all is.',
    samples: ({ stats }) => just(stats && ageOf(stats.oldest)),
  },
  {
    name: 'sshwhy_queue_documents',
    help: 'Documents in memory that are not safe yet.',
    samples: ({ delivery }) => just(delivery?.queued),
  },
  {
    name: 'sshwhy_queue_bytes',
    help: 'Bytes of the documents in memory that are not safe yet.',
    samples: ({ delivery }) => just(delivery?.queuedBytes),
  },
  {
    name: 'sshwhy_requests_in_flight',
    help: 'Requests that wait for an answer.',
    samples: ({ delivery }) => just(delivery?.inFlight),
  },
  {
    name: 'sshwhy_output_reachable',
    help: 'Whether the output (Elasticsearch, the file) answered last time.',
    samples: ({ delivery }) => flag(delivery?.reachable ?? false),
  },
  {
    name: 'sshwhy_state_writable',
    help: 'Whether the last write to the state folder went well.',
    samples: ({ stats }) => flag(stats && !stats.isStateFull),
  },
  {
    name: 'sshwhy_checkpoint_timestamp_seconds',
    help: 'When it last wrote down how far all is delivered, seconds since the epoch; it need not while nothing comes.',
    samples: ({ stats }) => just(stats && stats.checkpointAt / 1000),
  },
  {
    name: 'sshwhy_loop_timestamp_seconds',
    help: 'When the main loop last turned, seconds since the epoch.',
    samples: ({ stats }) => just(stats && stats.turnedAt / 1000),
  },
];

/**
 * The metrics of a shipper and of its process, by the library prom-client, which is loaded here and not before.
 * @param version  ours
 */
export async function openMetrics(totals: RunTotals, version: string): Promise<Metrics> {
  const { collectDefaultMetrics, Counter, Gauge, Registry } = await import('prom-client');
  const registry = new Registry();
  let look = totals.look();
  for (const { name, help, labels: labelNames = [], samples } of counters) {
    new Counter({
      name,
      help,
      labelNames,
      registers: [registry],
      collect() {
        this.reset();
        for (const { labels, value } of samples(look)) this.inc(labels, value);
      },
    });
  }
  for (const { name, help, labels: labelNames = [], samples } of gauges) {
    new Gauge({
      name,
      help,
      labelNames,
      registers: [registry],
      collect() {
        this.reset();
        // Without labels a reset leaves a 0 behind, which would be a lie.
        if (labelNames.length === 0) this.remove();
        for (const { labels, value } of samples(look)) this.set(labels, value);
      },
    });
  }
  const build = { version, ecs_version: ecsVersion };
  const help = 'Always 1; the version of sshwhy and of the schema of its documents.';
  new Gauge({ name: 'sshwhy_build_info', help, labelNames: Object.keys(build), registers: [registry] }).set(build, 1);
  // A timer as fine as the default wakes the machine up a hundred times a second.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 1000 });
  // Gauges with the ending of a counter, which promtool finds fault with; nodejs_active_handles and its like say the same.
  for (const kind of ['handles', 'requests', 'resources']) registry.removeSingleMetric(`nodejs_active_${kind}_total`);
  return {
    contentType: registry.contentType,
    text: async () => {
      look = totals.look();
      return await registry.metrics();
    },
  };
}

/** Seconds; `since` is microseconds since the epoch. */
function ageOf(since: number): number {
  return since === Number.POSITIVE_INFINITY ? 0 : Math.max(0, Date.now() - since / 1000) / 1000;
}
