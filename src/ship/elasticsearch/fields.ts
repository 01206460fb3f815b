import type { FieldValue, ParserSpec, Token } from '../../parser/define.ts';
import { compilePattern } from '../../parser/pattern.ts';
import { ecsTypes, type FieldType, ownTypes } from './field-type.ts';
import { dataset } from './names.ts';

const ofToken: Readonly<Record<Token, FieldType>> = {
  int: ownTypes.whole,
  port: ownTypes.whole,
  float: ownTypes.number,
  duration: ownTypes.number,
  ip: ownTypes.ip,
  address: ownTypes.text,
  word: ownTypes.text,
  phrase: ownTypes.text,
  user: ownTypes.text,
  text: ownTypes.text,
};

/** What every event may have, whatever parser read it: what `eventDocument` sets, and what the shipper and a pipeline add. */
const ofEveryEvent = `@timestamp ecs.version event.id event.kind event.action event.category event.type event.outcome
  event.provider event.module event.dataset event.original event.duration event.created event.ingested event.reason message
  log.file.path service.name service.version host.name host.hostname process.name process.pid observer.vendor observer.product
  network.transport network.protocol source.ip source.port source.address destination.ip destination.port user.name
  related.ip related.user related.hosts error.message tags`;

/** What an ingest pipeline adds to `source`. */
const ofPipeline = `source.as.number source.as.organization.name source.geo.city_name source.geo.continent_name
  source.geo.country_iso_code source.geo.country_name source.geo.location source.geo.region_iso_code
  source.geo.region_name`;

const ofEveryIncident = `@timestamp ecs.version event.id event.kind event.action event.category event.type event.provider
  event.module event.dataset event.reason event.severity event.start event.end event.duration event.ingested message
  rule.id rule.name rule.reference service.name network.transport network.protocol host.name host.hostname source.address source.ip
  user.name related.ip related.user related.hosts threat.framework threat.tactic.id threat.tactic.name
  threat.technique.id threat.technique.name tags`;

const { text, words, whole, number, yesOrNo, date } = ownTypes;

/** `sshwhy.incident.*`, as `incidentDocument` writes it. */
const ofIncident: Readonly<Record<string, FieldType>> = {
  id: text,
  state: text,
  cause: text,
  strength: text,
  count: whole,
  lines: whole,
  lockout: yesOrNo,
  'lockouts.source': text,
  'lockouts.users': text,
  'lockouts.count': whole,
  'lockouts.let_in': date,
  source_count: whole,
  'sources.ip': text,
  'sources.count': whole,
  'sources.users': text,
  users: text,
  'blame.source': text,
  'blame.addresses': whole,
  'blame.connections': whole,
  'blame.share': number,
  'blame.detail': words,
  'chain.text': words,
  'chain.time': date,
  'facts.label': text,
  'facts.text': words,
  'evidence.file': text,
  'evidence.line': whole,
  'evidence.offset': whole,
  'evidence.text': words,
  'evidence.time': date,
  evidence_ids: text,
  'remedy.text': words,
  'remedy.file': text,
  'remedy.settings': words,
  'remedy.command': words,
  revision: whole,
};

/**
 * Every field an event can have, with its type: those of all events, and of the parsers' patterns.
 * @throws Error when a field is neither of ECS (as far as we know it) nor ours, or means two things
 */
export function eventFields(parsers: readonly ParserSpec[]): ReadonlyMap<string, FieldType> {
  const fields = new Map<string, FieldType>([...ecs(ofEveryEvent), ...ecs(ofPipeline)]);
  fields.set('data_stream.type', { ...ownTypes.constant, value: 'logs' });
  fields.set('data_stream.dataset', { ...ownTypes.constant, value: dataset });
  fields.set('data_stream.namespace', ownTypes.constant);
  fields.set('log.offset', whole);
  for (const [name, type] of [
    ['sshwhy.parser', text],
    ['sshwhy.count', whole],
    ['sshwhy.ambiguous', yesOrNo],
    ['sshwhy.shipper.lines', whole],
    ['sshwhy.shipper.unread', whole],
    ['sshwhy.shipper.delivered', whole],
    ['sshwhy.shipper.dead_letters', whole],
    ['sshwhy.shipper.behind', number],
  ] as const) {
    fields.set(name, type);
  }
  for (const { id, patterns, fields: constants = {} } of parsers) {
    for (const [name, value] of Object.entries(constants)) add(fields, id, name, ofConstant(value));
    for (const pattern of patterns) {
      const { names, tokens } = compilePattern(pattern);
      names.forEach((name, i) => {
        add(fields, id, name, ofToken[(tokens[i] as { token: Token }).token]);
      });
    }
  }
  return fields;
}

/** Every field an incident can have. */
export function incidentFields(): ReadonlyMap<string, FieldType> {
  const own = Object.entries(ofIncident).map(([name, type]) => [`sshwhy.incident.${name}`, type] as const);
  return new Map([...ecs(ofEveryIncident), ...ecs(ofPipeline), ...own]);
}

function ecs(names: string): [string, FieldType][] {
  return names.split(/\s+/).map((name) => {
    const type = ecsTypes.get(name);
    if (type === undefined) throw new Error(`${name} has no type`);
    return [name, type];
  });
}

function add(fields: Map<string, FieldType>, parser: string, name: string, type: FieldType): void {
  const own = name.startsWith('sshwhy.');
  const wanted = own ? type : ecsTypes.get(name);
  if (wanted === undefined) throw new Error(`${parser}: ${name} is in no table of types`);
  const known = fields.get(name);
  if (own && known && known.type !== wanted.type) {
    throw new Error(`${parser}: ${name} is a ${wanted.type}, elsewhere it is a ${known.type}`);
  }
  fields.set(name, wanted);
}

function ofConstant(value: FieldValue): FieldType {
  if (typeof value === 'boolean') return yesOrNo;
  return typeof value === 'number' ? number : text;
}
