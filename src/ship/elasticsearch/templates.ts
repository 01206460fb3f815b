import type { ParserSpec } from '../../parser/define.ts';
import { eventFields, incidentFields } from './fields.ts';
import { mappingOf } from './mapping.ts';
import { dataset, incidentsAlias } from './names.ts';

export interface TemplateOptions {
  /** How long events are kept, e.g. `90d`; undefined: for ever. */
  readonly retention?: string | undefined;
  /** The index mode for logs: sorted by host and time, and compressed accordingly. */
  readonly logsdb: boolean;
  /** Adds where an address is, and whose it is. */
  readonly geoip: boolean;
  /** Over that of Elastic's own templates (100, Fleet's 200) for `logs-*`. */
  readonly priority: number;
  /** A serverless project lets nobody choose shards and replicas. */
  readonly serverless: boolean;
  /** `[9, 5]`: what that server understands. */
  readonly release: readonly [major: number, minor: number];
  /** Ours, for `_meta`. */
  readonly version: string;
}

/** Something to be installed: `PUT path` with `body`, `DELETE path` takes it away. */
export interface InstalledObject {
  readonly kind: 'ingest pipeline' | 'component template' | 'index template';
  readonly name: string;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const pipeline = 'sshwhy-enrich';
export const indexTemplates = ['sshwhy-events', 'sshwhy-incidents'] as const;

/**
 * What Elasticsearch must know before it gets documents, in the order in which it must be installed. `sshwhy-events-custom`
 * and `sshwhy-incidents-custom` are component templates for the user's own settings; they need not exist.
 */
export function templates(parsers: readonly ParserSpec[], options: TemplateOptions): InstalledObject[] {
  const meta = { managed_by: 'sshwhy', sshwhy: options.version };
  const component = (name: string, template: object): InstalledObject => ({
    kind: 'component template',
    name,
    path: `/_component_template/${name}`,
    body: { template, _meta: meta },
  });
  const index = (name: string, body: object): InstalledObject => ({
    kind: 'index template',
    name,
    path: `/_index_template/${name}`,
    body: { ...composedOf(name), priority: options.priority, _meta: meta, ...body },
  });
  return [
    ...(options.geoip ? [enrichment(meta)] : []),
    component('sshwhy-events-mappings', { mappings: mappingOf(eventFields(parsers)) }),
    component('sshwhy-events-settings', { settings: { index: eventSettings(options) } }),
    component('sshwhy-incidents-mappings', { mappings: mappingOf(incidentFields()) }),
    component('sshwhy-incidents-settings', { settings: { index: indexSettings(options) } }),
    index('sshwhy-events', { index_patterns: [`logs-${dataset}-*`], data_stream: {}, template: lifecycle(options) }),
    index('sshwhy-incidents', {
      index_patterns: [`${incidentsAlias}-*`],
      template: { aliases: { [incidentsAlias]: {} } },
    }),
  ];
}

function composedOf(name: string) {
  const custom = `${name}-custom`;
  return {
    composed_of: [`${name}-mappings`, `${name}-settings`, custom],
    ignore_missing_component_templates: [custom],
  };
}

function indexSettings({ geoip, serverless }: TemplateOptions) {
  return {
    ...(serverless ? {} : { number_of_shards: '1', auto_expand_replicas: '0-1' }),
    ...(geoip ? { default_pipeline: pipeline } : {}),
  };
}

function eventSettings(options: TemplateOptions) {
  return { ...(options.logsdb ? { mode: 'logsdb' } : {}), ...indexSettings(options) };
}

/** Retention works the same with a licence, without one, and serverless; ILM does not. */
function lifecycle({ retention, release: [major, minor] }: TemplateOptions) {
  const kept = retention === undefined ? {} : { data_retention: retention };
  // Else Elasticsearch 9.1 and later accepts what it cannot index, and puts it where no dashboard looks.
  const knowsFailureStore = (major === 8 && minor >= 19) || (major === 9 && minor >= 1) || major > 9;
  return {
    lifecycle: { enabled: true, ...kept },
    ...(knowsFailureStore ? { data_stream_options: { failure_store: { enabled: false } } } : {}),
  };
}

function enrichment(meta: object): InstalledObject {
  const about = { field: 'source.ip', ignore_missing: true, ignore_failure: true };
  const asn = {
    database_file: 'GeoLite2-ASN.mmdb',
    target_field: 'source.as',
    properties: ['asn', 'organization_name'],
  };
  const rename = (field: string, target: string) => ({
    rename: { field, target_field: target, ignore_missing: true, ignore_failure: true },
  });
  return {
    kind: 'ingest pipeline',
    name: pipeline,
    path: `/_ingest/pipeline/${pipeline}`,
    body: {
      description: 'When it arrived; where its address is, and whose.',
      processors: [
        { set: { field: 'event.ingested', copy_from: '_ingest.timestamp' } },
        { geoip: { ...about, target_field: 'source.geo' } },
        { geoip: { ...about, ...asn } },
        rename('source.as.asn', 'source.as.number'),
        rename('source.as.organization_name', 'source.as.organization.name'),
      ],
      _meta: meta,
    },
  };
}
