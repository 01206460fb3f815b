import type { EvidenceLine, Incident } from '../correlate/incident.ts';
import type { LogEvent } from '../parser/log-event.ts';
import { eventDocument, eventId } from '../sink/ecs.ts';
import { incidentDocument } from '../sink/incident-document.ts';
import { isoTime } from '../sink/iso-time.ts';
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
 * A line as it is delivered. Its id is made of the machine, the log's path, the first line of the file it stood in, its
 * place and its text, so that it is the same under every name the file is given by rotation; of a journal entry: of the
 * machine and the entry's cursor.
 * @param readAt  microseconds since the epoch
 */
export function shippedEvent(event: LogEvent, machine: Machine, readAt: number): ShipDocument {
  const document = eventDocument(event);
  const { file, original } = event.line;
  const own = document.event as Nested;
  if (file.path === 'journal') {
    own.id = journalId(original, machine) ?? own.id;
    delete (document.log as Nested).offset;
  }
  own.created = isoTime(readAt);
  document['@timestamp'] ??= isoTime(file.modified ?? readAt);
  nameHost(document, machine);
  return { kind: 'event', id: String(own.id), revision: 0, month: '', source: JSON.stringify(document) };
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
  return { kind: 'incident', id, revision, month, source: JSON.stringify(document) };
}

function nameHost(document: Nested, { name }: Machine): void {
  if (document.host !== undefined) return;
  setField(document, 'host.name', name);
  setField(document, 'host.hostname', name);
}
