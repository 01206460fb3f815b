import { isDeepStrictEqual } from 'node:util';
import { UserError } from '../error.ts';
import { type KibanaClient, reasonOf } from './client.ts';

/** A saved object as it stands in a file, as far as it is looked at here. */
export interface KibanaObject {
  readonly type: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** How one of our objects is found in Kibana. */
export interface ObjectState {
  readonly type: string;
  readonly id: string;
  readonly title: string;
  readonly state: 'same' | 'differs' | 'missing';
  /** Of the tag: by which version of ours it was installed. */
  readonly version?: string;
}

/** The objects of an export, without its summary. */
export function readNdjson(ndjson: string): KibanaObject[] {
  const lines = ndjson.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as KibanaObject).filter(({ type }) => type !== undefined);
}

/**
 * Compares what is installed with `ours`. What Kibana rewrites by itself when it imports (searches, and what it adds)
 * counts as the same.
 * @throws UserError when Kibana cannot be asked
 */
export async function compareObjects(kibana: KibanaClient, ours: readonly KibanaObject[]): Promise<ObjectState[]> {
  const states: ObjectState[] = [];
  for (const object of ours) {
    const { type, id } = object;
    const theirs = await exported(kibana, object);
    const state = theirs === undefined ? 'missing' : isSame(object, theirs) ? 'same' : 'differs';
    const version =
      type === 'tag' ? /\(sshwhy ([\w.-]+)\)$/.exec(String(theirs?.attributes.description))?.[1] : undefined;
    states.push({ type, id, title: titleOf(object), state, ...(version === undefined ? {} : { version }) });
  }
  return states;
}

/**
 * Deletes our objects, those that are there.
 * @returns how many were deleted
 * @throws UserError for the first that Kibana does not delete
 */
export async function removeObjects(kibana: KibanaClient, ours: readonly KibanaObject[]): Promise<number> {
  let removed = 0;
  for (const object of ours) {
    const { type, id } = object;
    const answer = await kibana.request('DELETE', `/api/saved_objects/${type}/${id}?force=true`);
    if (answer.status === 200) removed++;
    else if (answer.status !== 404) {
      const message = `Kibana did not delete ${type} ${titleOf(object)} (${answer.status}): ${reasonOf(answer)}`;
      throw new UserError(
        'not-removed',
        message,
        'Delete it in Kibana: Stack Management, Saved Objects, search for sshwhy.',
      );
    }
  }
  return removed;
}

async function exported(kibana: KibanaClient, { type, id }: KibanaObject): Promise<KibanaObject | undefined> {
  const body = { objects: [{ type, id }], excludeExportDetails: true, includeReferencesDeep: false };
  const answer = await kibana.request('POST', '/api/saved_objects/_export', JSON.stringify(body));
  if (answer.status === 200) return readNdjson(answer.text).find((object) => object.id === id);
  // One that is not there makes the whole export fail.
  if (answer.status === 400 || answer.status === 404) return undefined;
  throw new UserError('no-export', `Kibana does not tell what is installed (${answer.status}): ${reasonOf(answer)}`);
}

function isSame({ type, attributes }: KibanaObject, theirs: KibanaObject): boolean {
  if (type === 'search') return attributes.title === theirs.attributes.title;
  return Object.entries(attributes).every(([name, own]) =>
    isDeepStrictEqual(decoded(own), decoded(theirs.attributes[name])),
  );
}

/** JSON in strings may come back with its keys in another order. */
function decoded(value: unknown): unknown {
  if (typeof value === 'string' && /^[[{]/.test(value)) {
    try {
      return decoded(JSON.parse(value));
    } catch {
      return value;
    }
  }
  if (Array.isArray(value)) return value.map(decoded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, decoded(member)]));
}

function titleOf({ id, attributes }: KibanaObject): string {
  const { title, name } = attributes;
  return typeof title === 'string' ? title : typeof name === 'string' ? name : id;
}
