import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtInParsers } from '../../parsers/index.ts';
import { type Privileges, setupPrivileges, shippingPrivileges } from '../../src/ship/elasticsearch/privileges.ts';
import { templates } from '../../src/ship/elasticsearch/templates.ts';

interface Role extends Privileges {
  readonly applications?: readonly object[];
}

const page = readFileSync('docs/ship.md', 'utf8');

/** The roles of the keys that the page makes, by their names. */
const roles = new Map<string, Role>(
  [...page.matchAll(/```json\nPOST \/_security\/api_key\n([\s\S]*?)```/g)].flatMap(([, body = '']) =>
    Object.entries<Role>(JSON.parse(body).role_descriptors),
  ),
);

describe('docs/ship.md', () => {
  it('gives the keys what is asked for, and no more', () => {
    expect([...roles.keys()]).toEqual(['sshwhy_ship', 'sshwhy_setup']);
    expect(roles.get('sshwhy_ship')).toEqual(shippingPrivileges('default'));
    const { applications = [], ...setup } = roles.get('sshwhy_setup') as Role;
    expect(setup).toEqual(setupPrivileges);
    expect(applications).toHaveLength(1);
  });

  it('gives the key for the set-up a privilege for everything that is installed', () => {
    const options = { priority: 1, retention: '1d', logsdb: true, geoip: true, version: '1' } as const;
    const objects = templates(builtInParsers, { ...options, release: [9, 5], serverless: false });
    const needed = new Map([
      ['ingest pipeline', 'manage_ingest_pipelines'],
      ['component template', 'manage_index_templates'],
      ['index template', 'manage_index_templates'],
    ]);
    expect([...new Set(objects.map(({ kind }) => kind))].sort()).toEqual([...needed.keys()].sort());
    expect([...setupPrivileges.cluster].sort()).toEqual([...new Set(['monitor', ...needed.values()])].sort());
  });
});
