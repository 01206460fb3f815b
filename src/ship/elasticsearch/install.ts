import { UserError } from '../../error.ts';
import type { Client } from './client.ts';
import { dataset, incidentsAlias } from './names.ts';
import { errorText, mendable, statusOf } from './server-error.ts';
import { type InstalledObject, indexTemplates } from './templates.ts';

/** `differs`: it is there, but not as we would write it. */
export type ObjectState = 'same' | 'differs' | 'missing';

type Body = Readonly<Record<string, unknown>>;

/** How each of them is on the server. */
export async function inspect(
  client: Client,
  objects: readonly InstalledObject[],
): Promise<{ object: InstalledObject; state: ObjectState }[]> {
  const found: { object: InstalledObject; state: ObjectState }[] = [];
  for (const object of objects) {
    const there = await read(client, object);
    const state = there === undefined ? 'missing' : contains(there, object.body) ? 'same' : 'differs';
    found.push({ object, state });
  }
  return found;
}

/** @throws UserError that says what Elasticsearch has against it */
async function install(client: Client, { kind, name, path, body }: InstalledObject): Promise<void> {
  await call(client, `${kind} ${name}`, { method: 'PUT', path, body });
}

/** What is used by something else cannot be removed: the index template by a data stream, a component by an index template. */
export async function remove(client: Client, object: InstalledObject): Promise<'removed' | 'not there' | 'in use'> {
  const { kind, name, path } = object;
  try {
    await client.transport.request({ method: 'DELETE', path });
    return 'removed';
  } catch (error) {
    const status = statusOf(error);
    if (status === 404) return 'not there';
    if (status === 400 && /\bin use\b|\bcannot be removed\b/.test(errorText(error))) return 'in use';
    throw asUserError(error, `to remove the ${kind} ${name}`);
  }
}

/**
 * Tells indices that exist already of fields that are new; a template is for those to come only.
 * @returns what could not be changed, which ends with the next rollover or month
 */
async function updateMappings(client: Client, objects: readonly InstalledObject[]): Promise<string[]> {
  const targets: readonly [string, string][] = [
    ['sshwhy-events-mappings', `logs-${dataset}-*`],
    ['sshwhy-incidents-mappings', `${incidentsAlias}-*`],
  ];
  const left: string[] = [];
  for (const [name, indices] of targets) {
    const template = objects.find((object) => object.name === name)?.body.template as { mappings: Body } | undefined;
    if (template === undefined) continue;
    const path = `/${indices}/_mapping?allow_no_indices=true&ignore_unavailable=true`;
    try {
      await client.transport.request({ method: 'PUT', path, body: { properties: template.mappings.properties } });
    } catch (error) {
      if (statusOf(error) !== 404) left.push(`${indices}: ${errorText(error)}`);
    }
  }
  return left;
}

/**
 * Installs what is missing or differs.
 * @param tell  told each of them when it is done
 * @returns what could not be changed in indices that exist already
 */
export async function installAll(
  client: Client,
  objects: readonly InstalledObject[],
  tell: (object: InstalledObject, before: ObjectState) => void = () => {},
): Promise<string[]> {
  const found = await inspect(client, objects);
  for (const { object, state } of found) {
    if (state !== 'same') await install(client, object);
    tell(object, state);
  }
  return found.some(({ state }) => state !== 'same') ? await updateMappings(client, objects) : [];
}

/**
 * Without our templates documents would be stored with types that Elasticsearch guesses, for as long as the index lives.
 * @throws UserError when they are not there
 */
export async function requireTemplates({ client }: { readonly client: Client }): Promise<void> {
  for (const name of indexTemplates) {
    const there = await call(client, 'to look for templates', { method: 'GET', path: `/_index_template/${name}` }, 404);
    if (there !== undefined) continue;
    const message = `Elasticsearch has no index template ${name}`;
    throw new UserError('no-templates', message, 'Run sshwhy setup once, with a key that may manage index templates.');
  }
}

async function read(client: Client, { kind, name, path }: InstalledObject): Promise<Body | undefined> {
  const answer = await call(client, `to read the ${kind} ${name}`, { method: 'GET', path }, 404);
  if (answer === undefined) return undefined;
  const { index_templates: templates, component_templates: components } = answer as {
    index_templates?: { index_template: Body }[];
    component_templates?: { component_template: Body }[];
  };
  const [template] = templates ?? [];
  const [component] = components ?? [];
  return template?.index_template ?? component?.component_template ?? (answer[name] as Body | undefined);
}

/** Undefined for the status that is no error here. */
async function call(
  client: Client,
  doing: string,
  request: { method: string; path: string; body?: Body },
  none?: number,
): Promise<Body | undefined> {
  try {
    return await client.transport.request<Body>(request);
  } catch (error) {
    if (none !== undefined && statusOf(error) === none) return undefined;
    throw asUserError(error, doing);
  }
}

function asUserError(error: unknown, doing: string): UserError {
  return mendable(error, doing) ?? new UserError('setup-failed', `Elasticsearch failed ${doing}: ${errorText(error)}`);
}

/** Whether all that we would write is there: Elasticsearch adds its defaults, and makes text of numbers. */
function contains(there: unknown, ours: unknown): boolean {
  if (Array.isArray(ours)) {
    return Array.isArray(there) && there.length === ours.length && ours.every((item, i) => contains(there[i], item));
  }
  if (typeof ours === 'object' && ours !== null) {
    if (typeof there !== 'object' || there === null) return false;
    return Object.entries(ours).every(([name, value]) => contains((there as Body)[name], value));
  }
  return String(there) === String(ours);
}
