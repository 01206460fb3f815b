import type { Incident } from '../correlate/incident.ts';
import { Totals } from '../report/totals.ts';
import type { Summary } from '../summary.ts';
import { incidentDocument } from './incident-document.ts';
import { isoTime } from './iso-time.ts';
import type { ResultSink } from './result-sink.ts';
import type { TextWriter } from './text-writer.ts';

/** One object, written as it comes: `{"incidents":[…],"summary":{…}}`, an incident a line. */
export class JsonSink implements ResultSink {
  readonly #writer: TextWriter;
  readonly #totals = new Totals();

  constructor(writer: TextWriter) {
    this.#writer = writer;
  }

  incidents(incidents: readonly Incident[]): void | Promise<void> {
    let text = '';
    for (const incident of incidents) {
      text += `${this.#totals.incidents === 0 ? '{"incidents":[' : ','}\n${JSON.stringify(incidentDocument(incident))}`;
      this.#totals.add(incident);
    }
    return this.#writer.write(text);
  }

  async end(summary: Summary): Promise<void> {
    const start = this.#totals.incidents === 0 ? '{"incidents":[' : '';
    await this.#writer.write(`${start}\n],\n"summary":${JSON.stringify(summaryDocument(summary, this.#totals))}}\n`);
    await this.#writer.flush();
  }
}

/** The summary with its times as text (left out when unknown), and the sums over the incidents. */
export function summaryDocument({ from, to, ...summary }: Summary, totals: Totals) {
  const { incidents, connectionsCut, lockouts } = totals;
  return { ...summary, from: isoTime(from), to: isoTime(to), incidents, connectionsCut, lockouts };
}
