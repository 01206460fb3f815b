import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Incident } from '../../src/correlate/incident.ts';
import type { LogEvent } from '../../src/parser/log-event.ts';
import { analyze } from '../../src/pipeline.ts';
import { incidentDocument } from '../../src/sink/incident-document.ts';
import type { Arrived, ArrivedIncident } from './store.ts';

/** What must have arrived. */
export interface Expected {
  /** By id, the line. */
  readonly events: ReadonlyMap<string, string>;
  readonly incidents: readonly Incident[];
}

/** What `analyze` tells of the lines that were written (`reference/`), with the ids of their lines (`ids.ndjson`). */
export async function expectedOf(folder: string): Promise<Expected> {
  const ids = new Map<string, string>();
  for (const line of readFileSync(join(folder, 'ids.ndjson'), 'utf8').split('\n')) {
    if (line === '') continue;
    const [original, id] = JSON.parse(line) as [string, string];
    if (ids.has(original)) throw new Error(`the writer wrote the same line twice: ${original}`);
    ids.set(original, id);
  }
  const events = new Map<string, string>();
  const incidents: Incident[] = [];
  const reference = join(folder, 'reference');
  await analyze(
    { paths: readdirSync(reference).map((name) => join(reference, name)), now: Date.now() * 1000, timeZone: 'UTC' },
    {
      events: (some: readonly LogEvent[]) => {
        for (const { line } of some) events.set(ids.get(line.original) as string, line.original);
      },
      incidents: (some) => {
        incidents.push(...some);
      },
    },
  );
  return { events, incidents };
}

/** Everything that is not as it should be; nothing when all is well. */
export function differences(expected: Expected, arrived: Arrived, isOneLog: boolean): string[] {
  const told = new Map([...arrived.incidents].filter(([, { sshwhy }]) => sshwhy.incident.state !== 'absorbed'));
  return [
    ...arrived.twice.map((id) => `stored twice: ${arrived.events.get(id) ?? id}`),
    ...eventDifferences(expected.events, arrived.events),
    ...incidentDifferences(expected.incidents, told, isOneLog),
  ];
}

function eventDifferences(expected: ReadonlyMap<string, string>, arrived: ReadonlyMap<string, string>): string[] {
  const found: string[] = [];
  const lines = new Set(expected.values());
  for (const [id, line] of expected) {
    if (!arrived.has(id)) found.push(`line missing under its id: ${line}`);
    else if (arrived.get(id) !== line) found.push(`line with the id of another: ${arrived.get(id)}`);
  }
  for (const [id, line] of arrived) {
    if (!expected.has(id))
      found.push(`${lines.has(line) ? 'line under another id as well' : 'line nobody wrote'}: ${line}`);
  }
  return found;
}

function incidentDifferences(
  expected: readonly Incident[],
  told: ReadonlyMap<string, ArrivedIncident>,
  isOneLog: boolean,
): string[] {
  const found: string[] = [];
  const wanted = new Map(expected.map((incident) => [incident.id, incident]));
  for (const [id, document] of told)
    if (!wanted.has(id)) found.push(`incident nobody told: ${JSON.stringify(document).slice(0, 600)}`);
  for (const [id, incident] of wanted) {
    const document = told.get(id);
    if (document === undefined) found.push(`incident missing: ${incident.message}`);
    else {
      const [a, b] = [plain(incidentDocument(incident), isOneLog), plain(document, isOneLog)];
      if (a !== b) found.push(`incident differs: ${differenceOf(a, b)}`);
    }
  }
  return found;
}

/** The first place where two texts differ, with what stands around it. */
function differenceOf(a: string, b: string): string {
  let at = 0;
  while (a[at] === b[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 60), at + 60);
  return `${a.slice(0, 40)} … expected …${around(a)}… but came …${around(b)}…`;
}

/** Without what differs by nature: which file a line stood in, and the number and state of the telling. */
function plain(document: object, isOneLog: boolean): string {
  const copy = JSON.parse(JSON.stringify(document)) as { sshwhy: { incident: Record<string, unknown> } };
  const { incident } = copy.sshwhy;
  delete incident.revision;
  delete incident.state;
  delete incident.evidence_ids;
  incident.evidence = (incident.evidence as { text: string }[]).map(({ text }) => text);
  // Lines of two logs that were written within the same moment may be told in either order.
  if (!isOneLog) incident.evidence = (incident.evidence as string[]).toSorted();
  return JSON.stringify(copy);
}
