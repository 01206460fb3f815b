import { dataStream, dataset, incidentsAlias } from './names.ts';

/** What a key must be allowed, in the words of Elasticsearch's security API; `indices` is called `index` by `_has_privileges`. */
export interface Privileges {
  readonly cluster: readonly string[];
  readonly indices: readonly { readonly names: readonly string[]; readonly privileges: readonly string[] }[];
}

/** To ship. */
export function shippingPrivileges(namespace: string): Privileges {
  return {
    cluster: ['monitor'],
    indices: [
      { names: [dataStream(namespace)], privileges: ['auto_configure', 'create_doc'] },
      { names: [`${incidentsAlias}-*`], privileges: ['auto_configure', 'create_index', 'index'] },
    ],
  };
}

/** To set up: templates and pipelines, and new fields for the indices that exist already. */
export const setupPrivileges: Privileges = {
  cluster: ['monitor', 'manage_index_templates', 'manage_ingest_pipelines'],
  indices: [{ names: [`logs-${dataset}-*`, `${incidentsAlias}-*`], privileges: ['manage'] }],
};
