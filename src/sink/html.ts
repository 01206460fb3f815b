import type { Incident } from '../correlate/incident.ts';
import type { LogEvent } from '../parser/log-event.ts';
import type { HtmlOptions } from '../report/html/html-report.ts';
import { Statistics } from '../report/statistics.ts';
import { TopIncidents } from '../report/top-incidents.ts';
import { Totals } from '../report/totals.ts';
import type { Summary } from '../summary.ts';
import type { ResultSink } from './result-sink.ts';
import type { TextWriter } from './text-writer.ts';

/** How many of one cause get a card. */
const SHOWN = { lockout: 60, host: 30, source: 12 };

/** The page for a browser, written at the end. */
export class HtmlSink implements ResultSink {
  readonly concerns = Statistics.concerns;
  readonly #writer: TextWriter;
  readonly #options: HtmlOptions;
  readonly #top = new TopIncidents(SHOWN);
  readonly #totals = new Totals();
  readonly #statistics: Statistics;

  constructor(writer: TextWriter, options: HtmlOptions) {
    this.#writer = writer;
    this.#options = options;
    this.#statistics = new Statistics(options.timeZone);
  }

  events(events: readonly LogEvent[]): void {
    this.#statistics.addEvents(events);
  }

  incidents(incidents: readonly Incident[]): void {
    this.#statistics.addIncidents(incidents);
    for (const incident of incidents) {
      this.#top.add(incident);
      this.#totals.add(incident);
    }
  }

  async end(summary: Summary): Promise<void> {
    this.#statistics.end(summary.to);
    const [totals, statistics] = [this.#totals, this.#statistics];
    // Only who asks for a page in HTML pays for it.
    const { htmlReport } = await import('../report/html/html-report.ts');
    const content = { selection: this.#top.select(), totals, summary, statistics };
    await this.#writer.write(await htmlReport(content, this.#options));
    await this.#writer.flush();
  }
}
