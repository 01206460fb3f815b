import type { ShipDocument } from '../delivery.ts';

export const dataset = 'sshwhy.event';
export const incidentsAlias = 'sshwhy-incidents';

/** `logs-sshwhy.event-default` */
export function dataStream(namespace: string): string {
  return `logs-${dataset}-${namespace}`;
}

/** The line of a bulk request that says where the document goes: once for an event, by its revision for an incident. */
export function actionLine({ kind, id, month, revision }: ShipDocument, stream: string): string {
  if (kind === 'event') return `{"create":{"_index":"${stream}","_id":${JSON.stringify(id)}}}`;
  const index = `${incidentsAlias}-${month === '' ? 'undated' : month}`;
  return `{"index":{"_index":"${index}","_id":${JSON.stringify(id)},"version":${revision},"version_type":"external"}}`;
}
