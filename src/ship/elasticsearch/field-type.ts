/** How Elasticsearch indexes a field. */
export interface FieldType {
  readonly type: string;
  readonly [parameter: string]: unknown;
}

const text = { fields: { text: { type: 'match_only_text' } } };
const keyword: FieldType = { type: 'keyword', ignore_above: 1024 };
const long: FieldType = { type: 'long' };
const date: FieldType = { type: 'date' };
const ip: FieldType = { type: 'ip' };

function each(names: string, type: FieldType): [string, FieldType][] {
  return names
    .trim()
    .split(/\s+/)
    .map((name) => [name, type]);
}

/** The fields of ECS 9.4.0 (generated/ecs/ecs_flat.yml) that our documents use, or an ingest pipeline adds, with their types. */
export const ecsTypes: ReadonlyMap<string, FieldType> = new Map([
  ...each('@timestamp event.created event.ingested event.start event.end', date),
  ...each(
    `ecs.version event.id event.kind event.action event.category event.type event.outcome event.provider event.module
    event.dataset event.reason log.file.path service.name service.version host.name host.hostname observer.vendor
    observer.product network.transport network.protocol source.address source.domain user.id related.user related.hosts
    rule.id rule.name rule.reference threat.framework threat.tactic.id threat.tactic.name threat.technique.id tags
    source.geo.city_name source.geo.continent_name source.geo.country_iso_code source.geo.country_name
    source.geo.region_iso_code source.geo.region_name`,
    keyword,
  ),
  ...each('file.path process.name user.name threat.technique.name source.as.organization.name', {
    ...keyword,
    ...text,
  }),
  ...each('event.duration event.severity process.pid source.port destination.port source.as.number', long),
  ...each('source.ip destination.ip related.ip', ip),
  ...each('error.message', { type: 'match_only_text' }),
  // Sorted by and shown in tables as well.
  ...each('message', { type: 'match_only_text', fields: { keyword } }),
  ...each('process.command_line', { type: 'wildcard', ignore_above: 1024, ...text }),
  ...each('event.original', { type: 'keyword', index: false, doc_values: false }),
  ...each('source.geo.location', { type: 'geo_point' }),
]);

/** Types for fields of our own. */
export const ownTypes = {
  text: keyword,
  /** Longer text of our own making, shown whole in a table; 8191 characters are what a keyword can hold at most. */
  words: { type: 'keyword', ignore_above: 8191 },
  whole: long,
  number: { type: 'double' },
  yesOrNo: { type: 'boolean' },
  ip,
  date,
  constant: { type: 'constant_keyword' },
} as const satisfies Record<string, FieldType>;
