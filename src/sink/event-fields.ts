import { isIP } from 'node:net';
import type { Action } from '../event.ts';
import type { AddressKey } from '../parser/address.ts';
import type { CompiledPattern } from '../parser/compiled-pattern.ts';
import type { FieldValue } from '../parser/define.ts';
import type { LogEvent } from '../parser/log-event.ts';
import { ecsVersion, lineId } from './ecs.ts';
import { eventCategories, loginSucceeded } from './event-categories.ts';
import { originOf } from './event-origin.ts';
import { isoTime, isTime } from './iso-time.ts';
import { closing, type JsonBytes, opening } from './json-bytes.ts';
import { listOf } from './list-of.ts';

/** What a field can hold; undefined and '' mean that the document has none. */
export type EventValue = FieldValue | readonly FieldValue[] | undefined;

/** A field of an event's document, by its ECS name. */
export type EventField = FixedField | ReadField;

/** The same in all events of a pattern and an action. */
export interface FixedField {
  readonly name: string;
  readonly value: EventValue;
}

/** What the event says. */
export interface ReadField {
  readonly name: string;
  readonly read: (event: LogEvent) => EventValue;
  /** Writes the same without making it. */
  readonly write?: (event: LogEvent, json: JsonBytes) => void;
  /** Whether there is something to be written; always when left out. */
  readonly has?: (event: LogEvent) => boolean;
}

const NANOSECONDS = 1e9;
/** `LogEvent` tells them, whether from this line or from another one of the session. */
const people: ReadonlySet<string> = new Set(['source.ip', 'source.port', 'source.address', 'user.name']);

/** All fields that an event of this pattern and action may have, in order. Of two with one name the later one counts. */
export function eventFields(pattern: CompiledPattern, action: Action): EventField[] {
  const { id, outcome } = pattern.parser.spec;
  const kind = action === 'ssh_login' && outcome === 'success' ? loginSucceeded : eventCategories[action];
  const { provider, service, observer, isProgram = false } = originOf(id);
  const may = (name: string) => pattern.names.includes(name) || pattern.parser.spec.fields?.[name] !== undefined;
  const program = (name: string) => (isProgram ? [{ name, read: ({ line }: LogEvent) => line.program }] : []);
  return [
    {
      name: '@timestamp',
      read: ({ line }) => isoTime(line.time),
      has: ({ line }) => isTime(line.time),
      write: ({ line }, json) => json.time(line.time),
    },
    { name: 'ecs.version', value: ecsVersion },
    { name: 'event.id', read: ({ line }) => lineId(line) },
    { name: 'event.kind', value: 'event' },
    { name: 'event.action', value: action },
    { name: 'event.category', value: kind.category },
    { name: 'event.type', value: kind.type },
    { name: 'event.outcome', value: outcome },
    { name: 'event.provider', value: provider },
    ...program('event.provider'),
    { name: 'event.module', value: 'sshwhy' },
    { name: 'event.dataset', value: 'sshwhy.event' },
    { name: 'event.original', read: ({ line }) => line.original, write: writeOriginal },
    { name: 'message', read: ({ line }) => line.message, write: writeMessage },
    { name: 'log.file.path', read: ({ line }) => line.file.path },
    { name: 'log.offset', read: ({ line }) => line.offset },
    { name: 'service.name', value: service },
    ...program('service.name'),
    { name: 'sshwhy.parser', value: id },
    { name: 'sshwhy.count', read: ({ count }) => count },
    { name: 'host.name', ...host },
    { name: 'host.hostname', ...host },
    { name: 'process.name', read: ({ line }) => line.program },
    { name: 'process.pid', read: ({ line }) => (line.pid > 0 ? line.pid : undefined) },
    { name: 'observer.vendor', value: observer?.vendor },
    { name: 'observer.product', value: observer?.product },
    { name: 'network.transport', value: kind.connection ? 'tcp' : undefined },
    { name: 'network.protocol', value: kind.connection ? 'ssh' : undefined },
    ...ownFields(pattern),
    { name: 'sshwhy.ambiguous', read: ({ ambiguous }) => ambiguous || undefined },
    { name: 'source.ip', ...client },
    { name: 'source.port', read: ({ ambiguous, sourcePort }) => (ambiguous ? undefined : sourcePort) },
    may('source.address')
      ? { name: 'source.address', read: (event) => clientName(event) ?? clientIp(event) }
      : { name: 'source.address', ...client },
    { name: 'user.name', ...user },
    may('destination.ip')
      ? { name: 'related.ip', read: (event) => listOf(clientIp(event), event.get('destination.ip')) }
      : { name: 'related.ip', ...only(client) },
    { name: 'related.user', ...only(user) },
    may('source.address')
      ? { name: 'related.hosts', read: (event) => listOf(event.line.host, hostName(clientName(event))) }
      : { name: 'related.hosts', ...only(host) },
  ];
}

type Reading = Required<Omit<ReadField, 'name'>>;

const client: Reading = {
  read: clientIp,
  has: ({ ambiguous, sourceKey }) => !ambiguous && sourceKey !== undefined,
  write: ({ sourceKey }, json) => json.address(sourceKey as AddressKey),
};

const user: Reading = {
  read: ({ userName }) => userName,
  has: ({ userName }) => userName !== undefined && userName !== '',
  write: ({ userName }, json) => json.text(userName as string),
};

const host: Reading = {
  read: ({ line }) => line.host,
  has: ({ line }) => line.host !== '',
  write: ({ line }, json) => json.text(line.host),
};

/** A list of one. */
function only({ read, has, write }: Reading): Reading {
  return {
    read: (event) => listOf(read(event) as string | undefined),
    has,
    write: (event, json) => {
      json.raw(opening);
      write(event, json);
      json.raw(closing);
    },
  };
}

/** What the parser adds, and what the pattern captured. */
function ownFields(pattern: CompiledPattern): EventField[] {
  const { fields = {} } = pattern.parser.spec;
  const fixed = Object.entries(fields).flatMap(([name, value]) =>
    // Of an address that cannot be told for certain nothing is said.
    ownField(name, name.startsWith('source.') ? ({ ambiguous }) => (ambiguous ? undefined : value) : () => value),
  );
  const read = pattern.names.flatMap((name, i) =>
    ownField(
      name,
      name.startsWith('source.')
        ? (event) => (event.ambiguous ? undefined : event.match.value(i))
        : ({ match }) => match.value(i),
    ),
  );
  return [...fixed, ...read];
}

function ownField(name: string, read: ReadField['read']): EventField[] {
  if (people.has(name)) return [];
  if (name !== 'sshwhy.duration') return [{ name, read }];
  // Patterns read a time span as seconds, ECS wants nanoseconds.
  const nanoseconds: ReadField['read'] = (event) => {
    const seconds = read(event);
    return typeof seconds === 'number' ? Math.round(seconds * NANOSECONDS) : undefined;
  };
  return [
    { name, read },
    { name: 'event.duration', read: nanoseconds },
  ];
}

function clientIp({ ambiguous, sourceIp }: LogEvent): string | undefined {
  return ambiguous ? undefined : sourceIp;
}

function clientName(event: LogEvent): FieldValue | undefined {
  return event.ambiguous ? undefined : event.get('source.address');
}

function hostName(name: FieldValue | undefined): string {
  return typeof name === 'string' && isIP(name) === 0 ? name : '';
}

function writeOriginal({ line }: LogEvent, json: JsonBytes): void {
  json.part(line.batch, line.start, line.end);
}

function writeMessage({ line }: LogEvent, json: JsonBytes): void {
  if (line.ownMessage === undefined) json.part(line.batch, line.messageStart, line.end);
  else json.text(line.ownMessage);
}
