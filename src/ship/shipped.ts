import type { EvidenceLine, Incident } from '../correlate/incident.ts';
import type { Action, LogFile } from '../event.ts';
import type { CompiledPattern } from '../parser/compiled-pattern.ts';
import type { LogEvent } from '../parser/log-event.ts';
import { eventId, lineId } from '../sink/ecs.ts';
import { type EventField, eventFields, type ReadField } from '../sink/event-fields.ts';
import { EventJson } from '../sink/event-json.ts';
import { incidentDocument } from '../sink/incident-document.ts';
import { isoTime, isTime } from '../sink/iso-time.ts';
import { JsonBytes } from '../sink/json-bytes.ts';
import { type Nested, setField } from '../sink/nest.ts';
import { hashOf } from '../source/file-mark.ts';
import { lastCursor } from '../source/journal-source.ts';
import type { ShipDocument } from './delivery.ts';

/** Where the shipper runs. */
export interface Machine {
  /** Tells it from all others: its machine-id, or its name. */
  readonly id: string;
  /** For lines that name no host. */
  readonly name: string;
}

/**
 * Makes lines into documents. A line's id is made of the machine, the log's path, the first line of the file it stood in,
 * its place and its text, so that it is the same under every name the file is given by rotation; of a journal entry: of
 * the machine and the entry's cursor.
 */
export class ShippedEvents {
  readonly #machine: Machine;
  readonly #events = new EventJson((pattern, action) => this.#fields(pattern, action));
  readonly #json = new JsonBytes();
  #id = '';
  /** Microseconds since the epoch. */
  #readAt = Number.NaN;
  #created: string | undefined;

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  /**
   * @param readAt  microseconds since the epoch
   * @returns documents that hold until it is called again
   */
  documents(events: readonly LogEvent[], readAt: number): ShipDocument[] {
    const json = this.#json;
    json.clear();
    this.#readAt = readAt;
    this.#created = isoTime(readAt);
    const ends: number[] = [];
    const ids = events.map((event) => {
      this.#id = this.#idOf(event);
      this.#events.write(event, json);
      ends.push(json.length);
      return this.#id;
    });
    const bytes = json.written;
    return ids.map((id, i) => eventOf(id, bytes.subarray(ends[i - 1] ?? 0, ends[i])));
  }

  #idOf({ line }: LogEvent): string {
    const ofEntry = isEntry(line.file) ? journalId(line.original, this.#machine) : undefined;
    return ofEntry ?? lineId(line);
  }

  #fields(pattern: CompiledPattern, action: Action): EventField[] {
    const { name } = this.#machine;
    const own: ReadonlyMap<string, ReadField['read']> = new Map<string, ReadField['read']>([
      ['event.id', () => this.#id],
      ['log.offset', ({ line }) => (isEntry(line.file) ? undefined : line.offset)],
      ['host.name', ({ line }) => line.host || name],
      ['host.hostname', ({ line }) => line.host || name],
    ]);
    const fields = eventFields(pattern, action).map((field) => {
      const read = own.get(field.name);
      return read === undefined ? field : { name: field.name, read };
    });
    const undated: ReadField['read'] = ({ line }) =>
      isTime(line.time) ? undefined : isoTime(line.file.modified ?? this.#readAt);
    return [...fields, { name: '@timestamp', read: undated }, { name: 'event.created', read: () => this.#created }];
  }
}

/** An event that never changes. */
export function eventOf(id: string, source: Buffer): ShipDocument {
  return { kind: 'event', id, revision: 0, month: '', source };
}

function isEntry({ path }: LogFile): boolean {
  return path === 'journal';
}

function journalId(entry: string, machine: Machine): string | undefined {
  const cursor = lastCursor(entry);
  return cursor === undefined ? undefined : hashOf(machine.id, '\0journal\0', cursor);
}

/** The id of the event that this line is delivered as. */
function evidenceId({ file, identity, offset, text }: EvidenceLine, machine: Machine): string {
  const ofEntry = file === 'journal' ? journalId(text, machine) : undefined;
  return ofEntry ?? eventId(identity ?? file, offset, text);
}

/**
 * `open` may still grow, and so may one that was silent for long, until the correlator closes it; `absorbed`: another
 * incident tells it (a ban the attack before it), so it does not count.
 */
export type ShippedState = 'open' | 'silent' | 'closed' | 'absorbed';

/** Of the same lines the later word is the right one: more may have come to be known of who logs in. */
const words: Readonly<Record<ShippedState, number>> = { open: 0, silent: 0, closed: 1, absorbed: 2 };

/** An incident as it is delivered; one that was silent for long is `closed` there. */
export function shippedIncident(incident: Incident, state: ShippedState, machine: Machine): ShipDocument {
  const document = incidentDocument(incident);
  // Several machines may say something about a host without a name.
  const id = incident.host === '' ? hashOf(machine.id, '\0', incident.id) : incident.id;
  const time = isoTime(incident.start) ?? (isoTime(Date.now() * 1000) as string);
  document['@timestamp'] = time;
  (document.event as Nested).id = id;
  const revision = 3 * incident.revision + words[state];
  const evidence = incident.evidence.map((line) => evidenceId(line, machine));
  const own = { id, state: state === 'silent' ? 'closed' : state, revision, evidence_ids: [...new Set(evidence)] };
  Object.assign((document.sshwhy as { incident: Nested }).incident, own);
  nameHost(document, machine);
  const month = time.slice(0, 7).replace('-', '.');
  return { kind: 'incident', id, revision, month, source: Buffer.from(JSON.stringify(document)) };
}

function nameHost(document: Nested, { name }: Machine): void {
  if (document.host !== undefined) return;
  setField(document, 'host.name', name);
  setField(document, 'host.hostname', name);
}
