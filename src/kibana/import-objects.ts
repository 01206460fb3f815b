import { setTimeout as sleep } from 'node:timers/promises';
import { FormData } from 'undici';
import { UserError } from '../error.ts';
import { type KibanaAnswer, type KibanaClient, reasonOf } from './client.ts';

/** What Kibana answers to an import (status 200, also when it failed). */
interface ImportResult {
  readonly success: boolean;
  readonly successCount: number;
  readonly errors?: readonly ImportError[];
}

interface ImportError {
  readonly type: string;
  readonly id: string;
  readonly title?: string;
  readonly meta?: { readonly title?: string };
  readonly error: {
    readonly type: string;
    readonly message?: string;
    readonly statusCode?: number;
    readonly references?: readonly { readonly type: string; readonly id: string }[];
  };
}

/** Another import at the same time; Kibana itself tries again then. */
const TRIES = 5;
const PAUSE = 1000;

/**
 * Imports saved objects, over those with the same ids.
 * @param ndjson  as Kibana exports them
 * @param pause  milliseconds before a conflict is tried again
 * @returns how many objects were imported
 * @throws UserError that tells every object that was not imported, and why
 */
export async function importObjects(kibana: KibanaClient, ndjson: string, pause = PAUSE): Promise<number> {
  for (let tries = 1; ; tries++) {
    const form = new FormData();
    form.set('file', new File([ndjson], 'sshwhy.ndjson', { type: 'application/x-ndjson' }));
    const answer = await kibana.request('POST', '/api/saved_objects/_import?overwrite=true', form);
    if (answer.status !== 200) throw refused(answer);
    const result = answer.body as ImportResult | undefined;
    if (result?.success === true) return result.successCount;
    const errors = result?.errors ?? [];
    if (tries < TRIES && errors.length > 0 && errors.every(({ error }) => error.type === 'conflict')) {
      await sleep(pause);
      continue;
    }
    if (errors.length === 0) throw refused(answer);
    const list = errors.map((error) => `\n  ${inWords(error)}`).join('');
    const message = `Kibana imported ${result?.successCount ?? 0} objects, but not these:${list}`;
    throw new UserError(
      'import-failed',
      message,
      'Mend what it says, and run sshwhy setup again: what is there is overwritten.',
    );
  }
}

function refused(answer: KibanaAnswer): UserError {
  const { status } = answer;
  const reason = reasonOf(answer);
  if (status === 404) {
    const help = 'Is it the address of Kibana (port 5601), not of Elasticsearch? Does the space exist?';
    return new UserError('no-import', `this server knows no import of saved objects (404): ${reason}`, help);
  }
  if (status === 413) {
    const help = 'Raise server.maxPayload in kibana.yml, or the limit of the proxy in front of it.';
    return new UserError('import-too-large', `Kibana takes no file of this size (413): ${reason}`, help);
  }
  if (status === 422) {
    const help = 'sshwhy needs Kibana 8.19 or later.';
    return new UserError('kibana-too-old', `Kibana does not know objects of this version (422): ${reason}`, help);
  }
  return new UserError('import-refused', `Kibana refused the import (${status}): ${reason}`);
}

function inWords({ type, id, title, meta, error }: ImportError): string {
  const name = `${type} ${title ?? meta?.title ?? id}`;
  const { references = [], message = '' } = error;
  switch (error.type) {
    case 'conflict':
      return `${name}: somebody else is changing it`;
    case 'ambiguous_conflict':
      return `${name}: there are several copies of it; delete all but one`;
    case 'missing_references':
      return `${name}: it needs ${references.map((reference) => `${reference.type} ${reference.id}`).join(', ')}, which is missing`;
    case 'unsupported_type':
      return `${name}: this Kibana knows no such type of object`;
    default:
      return `${name}: ${message || error.type}${error.statusCode === undefined ? '' : ` (${error.statusCode})`}`;
  }
}
