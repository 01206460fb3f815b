import type { Incident } from '../correlate/incident.ts';
import type { LogEvent } from '../parser/log-event.ts';
import { EventJson } from './event-json.ts';
import { incidentDocument } from './incident-document.ts';
import { JsonBytes, lineEnd } from './json-bytes.ts';
import type { ResultSink } from './result-sink.ts';
import type { TextWriter } from './text-writer.ts';

/** One ECS document a line: events in log order, incidents as they become known. */
export class NdjsonSink implements ResultSink {
  readonly #writer: TextWriter;
  readonly #events = new EventJson();
  readonly #json = new JsonBytes();

  constructor(writer: TextWriter) {
    this.#writer = writer;
  }

  events(events: readonly LogEvent[]): void | Promise<void> {
    for (const event of events) {
      this.#events.write(event, this.#json);
      this.#json.raw(lineEnd);
    }
    const text = this.#json.written.toString();
    this.#json.clear();
    return this.#writer.write(text);
  }

  incidents(incidents: readonly Incident[]): void | Promise<void> {
    return this.#writer.write(incidents.map((incident) => `${JSON.stringify(incidentDocument(incident))}\n`).join(''));
  }

  end(): Promise<void> {
    return this.#writer.flush();
  }
}
