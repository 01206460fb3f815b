import type { Client } from './client.ts';
import { shippingPrivileges } from './privileges.ts';
import { mendable, statusOf } from './server-error.ts';

interface HasPrivileges {
  readonly cluster?: Readonly<Record<string, boolean>>;
  readonly index?: Readonly<Record<string, Readonly<Record<string, boolean>>>>;
}

/**
 * Which privileges we lack, e.g. `create_doc on logs-sshwhy.event-default`; undefined where the server has no security.
 * @throws what the client throws, for anything but that
 */
export async function lackingPrivileges(client: Client, namespace: string): Promise<string[] | undefined> {
  let answer: HasPrivileges;
  const { cluster, indices: index } = shippingPrivileges(namespace);
  try {
    const request = { method: 'POST', path: '/_security/user/_has_privileges', body: { cluster, index } };
    answer = await client.transport.request<HasPrivileges>(request);
  } catch (error) {
    // "no handler found" with security switched off or not installed
    if ([400, 404, 405, 500].includes(statusOf(error) ?? 0)) return undefined;
    throw mendable(error, 'to tell what this user may do') ?? error;
  }
  const lacking = ([scope, has]: [string, Readonly<Record<string, boolean>>]) =>
    Object.entries(has).flatMap(([name, isThere]) => (isThere ? [] : `${name}${scope}`));
  const indices = Object.entries(answer.index ?? {}).map(([name, has]): [string, typeof has] => [` on ${name}`, has]);
  return [['', answer.cluster ?? {}] as [string, Record<string, boolean>], ...indices].flatMap(lacking);
}

/**
 * How far the server's clock goes ahead of ours, seconds: from the Date header that proxies and Elastic Cloud send, else
 * from when the node says that it is. Undefined where neither tells.
 */
export async function clockDifference(client: Client): Promise<number | undefined> {
  const path = '/_nodes/_local/stats/process?filter_path=nodes.*.timestamp';
  const before = Date.now();
  try {
    const { headers, body } = await client.transport.request<{ nodes?: Record<string, { timestamp?: unknown }> }>(
      { method: 'GET', path },
      { meta: true },
    );
    const now = (before + Date.now()) / 2;
    const [node] = Object.values(body.nodes ?? {});
    const server = typeof node?.timestamp === 'number' ? node.timestamp : Date.parse(String(headers?.date));
    return Number.isNaN(server) ? undefined : (server - now) / 1000;
  } catch {
    return undefined;
  }
}
