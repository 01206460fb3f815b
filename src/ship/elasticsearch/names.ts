import type { JsonBytes } from '../../sink/json-bytes.ts';
import type { ShipDocument } from '../delivery.ts';

export const dataset = 'sshwhy.event';
export const incidentsAlias = 'sshwhy-incidents';
/** In the place of a month. */
const UNDATED = 'undated';

/** `logs-sshwhy.event-default` */
export function dataStream(namespace: string): string {
  return `logs-${dataset}-${namespace}`;
}

/** Writes the line of a bulk request that says where a document goes. */
export type WriteAction = (document: ShipDocument, json: JsonBytes) => void;

/**
 * An event is created once, an incident stored by its revision.
 * @param stream  the data stream of the events
 */
export function actionsFor(stream: string): WriteAction {
  const create = Buffer.from(`{"create":{"_index":${JSON.stringify(stream)},"_id":`);
  const end = Buffer.from('}}');
  return ({ kind, id, month, revision }, json) => {
    if (kind === 'event') {
      json.raw(create);
      json.text(id);
      json.raw(end);
    } else {
      const _index = `${incidentsAlias}-${month || UNDATED}`;
      json.value({ index: { _index, _id: id, version: revision, version_type: 'external' } });
    }
  };
}

/** What `actionsFor` wrote. */
export function readAction(line: string): Omit<ShipDocument, 'source'> {
  const { create, index } = JSON.parse(line) as Partial<Record<'create' | 'index', Action>>;
  if (create !== undefined) return { kind: 'event', id: create._id, revision: 0, month: '' };
  const { _id, _index, version } = index as Action;
  const month = _index.slice(incidentsAlias.length + 1);
  return { kind: 'incident', id: _id, revision: version, month: month === UNDATED ? '' : month };
}

interface Action {
  readonly _index: string;
  readonly _id: string;
  readonly version: number;
}
