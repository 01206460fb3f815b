import type { Incident } from '../correlate/incident.ts';
import { type TextOptions, textReport } from '../report/text-report.ts';
import { TopIncidents } from '../report/top-incidents.ts';
import { Totals } from '../report/totals.ts';
import type { Summary } from '../summary.ts';
import type { ResultSink } from './result-sink.ts';
import type { TextWriter } from './text-writer.ts';

/** The page for a person, written at the end. */
export class TextSink implements ResultSink {
  readonly #writer: TextWriter;
  readonly #options: TextOptions;
  readonly #top = new TopIncidents();
  readonly #totals = new Totals();

  constructor(writer: TextWriter, options: TextOptions) {
    this.#writer = writer;
    this.#options = options;
  }

  incidents(incidents: readonly Incident[]): void {
    for (const incident of incidents) {
      this.#top.add(incident);
      this.#totals.add(incident);
    }
  }

  async end(summary: Summary): Promise<void> {
    await this.#writer.write(textReport(this.#top.select(), this.#totals, summary, this.#options));
    await this.#writer.flush();
  }
}
