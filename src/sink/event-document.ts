import type { LogEvent } from '../parser/log-event.ts';
import { eventFields } from './event-fields.ts';
import { type Nested, setField } from './nest.ts';

/** A classified line as a nested ECS document; the same line gives the same document. `EventJson` writes the same as JSON. */
export function eventDocument(event: LogEvent): Nested {
  const document: Nested = {};
  for (const field of eventFields(event.match.pattern, event.action)) {
    setField(document, field.name, 'read' in field ? field.read(event) : field.value);
  }
  return document;
}
