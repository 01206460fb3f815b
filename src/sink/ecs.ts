import { hash } from 'node:crypto';
import { isIP } from 'node:net';
import type { FieldValue } from '../parser/define.ts';
import type { LogEvent } from '../parser/log-event.ts';
import { eventCategories, loginSucceeded } from './event-categories.ts';
import { originOf } from './event-origin.ts';
import { isoTime } from './iso-time.ts';
import { type Nested, setField } from './nest.ts';

export const ecsVersion = '9.4.0';
const NANOSECONDS = 1e9;

/** A classified line as a nested ECS document; the same line gives the same document. */
export function eventDocument(event: LogEvent): Nested {
  const { line, match, action } = event;
  const { spec } = match.parser;
  const { provider, service, observer } = originOf(event);
  const { original } = line;
  const outcome = spec.outcome;
  const kind = action === 'ssh_login' && outcome === 'success' ? loginSucceeded : eventCategories[action];
  const time = isoTime(line.time);
  const document: Nested = {
    ...(time === undefined ? {} : { '@timestamp': time }),
    ecs: { version: ecsVersion },
    event: {
      id: eventId(line.file.identity ?? line.file.path, line.offset, original),
      kind: 'event',
      action,
      category: kind.category,
      type: kind.type,
      ...(outcome === undefined ? {} : { outcome }),
      provider,
      module: 'sshwhy',
      dataset: 'sshwhy.event',
      original,
    },
    message: line.message,
    log: { file: { path: line.file.path }, offset: line.offset },
    service: { name: service },
    sshwhy: { parser: spec.id, count: event.count },
  };
  setField(document, 'host.name', line.host);
  setField(document, 'host.hostname', line.host);
  setField(document, 'process.name', line.program);
  if (line.pid > 0) setField(document, 'process.pid', line.pid);
  setField(document, 'observer', observer);
  if (kind.connection) setField(document, 'network', { transport: 'tcp', protocol: 'ssh' });
  setOwnFields(document, event);
  setPeople(document, event);
  return document;
}

/** @param file  its identity, or its path */
export function eventId(file: string, offset: number, original: string): string {
  return hash('sha1', `${file}\0${offset}\0${original}`);
}

/** What the pattern captured and the parser adds; a count that the line states goes before our own. */
function setOwnFields(document: Nested, { match, ambiguous }: LogEvent): void {
  const { names } = match.pattern;
  const { fields } = match.parser.spec;
  for (const name in fields) setOwnField(document, name, fields[name], ambiguous);
  for (let i = 0; i < names.length; i++) setOwnField(document, names[i] as string, match.values[i], ambiguous);
}

function setOwnField(document: Nested, name: string, value: FieldValue | undefined, ambiguous: boolean): void {
  if (ambiguous && name.startsWith('source.')) return;
  setField(document, name, value);
  // Patterns read a time span as seconds, ECS wants nanoseconds.
  if (name === 'sshwhy.duration' && typeof value === 'number') {
    setField(document, 'event.duration', Math.round(value * NANOSECONDS));
  }
}

/** Addresses and users, as they may have been learnt from other lines of the session. */
function setPeople(document: Nested, event: LogEvent): void {
  const { sourceIp, sourcePort, userName, ambiguous, line } = event;
  if (ambiguous) setField(document, 'sshwhy.ambiguous', true);
  else {
    setField(document, 'source.ip', sourceIp);
    setField(document, 'source.port', sourcePort);
    setField(document, 'source.address', event.get('source.address') ?? sourceIp);
  }
  setField(document, 'user.name', userName);
  const source = ambiguous ? undefined : sourceIp;
  const name = ambiguous ? undefined : event.get('source.address');
  setField(document, 'related.ip', listOf(source, event.get('destination.ip')));
  setField(document, 'related.user', listOf(userName));
  setField(document, 'related.hosts', listOf(line.host, typeof name === 'string' && isIP(name) === 0 ? name : ''));
}

/** Without repetitions and empty values; undefined when nothing is left. */
export function listOf(...values: readonly (FieldValue | undefined)[]): FieldValue[] | undefined {
  const all = [...new Set(values)].filter((value) => value !== undefined && value !== '');
  return all.length === 0 ? undefined : (all as FieldValue[]);
}
