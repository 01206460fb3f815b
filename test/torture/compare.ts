import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Incident } from '../../src/correlate/incident.ts';
import type { LogEvent } from '../../src/parser/log-event.ts';
import { analyze } from '../../src/pipeline.ts';
import type { ShipDocument } from '../../src/ship/delivery.ts';
import { incidentDocument } from '../../src/sink/incident-document.ts';

export interface Differences {
  readonly checked: string;
  readonly found: readonly string[];
}

/** What arrived (`out.ndjson`) against what `analyze` tells of the lines that were written (`reference/`). */
export async function compare(folder: string, isOneLog: boolean): Promise<Differences> {
  const expected = await analysed(join(folder, 'reference'));
  const events = new Map<string, string>();
  const incidents = new Map<string, ShipDocument>();
  let documents = 0;
  for (const line of readFileSync(join(folder, 'out.ndjson'), 'utf8').split('\n')) {
    if (line === '') continue;
    documents++;
    const document = JSON.parse(line) as ShipDocument;
    if (document.kind === 'event') events.set(document.id, originalOf(document));
    else if (document.revision >= (incidents.get(document.id)?.revision ?? -1)) incidents.set(document.id, document);
  }
  for (const [id, { source }] of incidents)
    if (JSON.parse(source).sshwhy.incident.state === 'absorbed') incidents.delete(id);
  const found = [
    ...multisetDifference('line', expected.events, [...events.values()]),
    ...incidentDifferences(expected.incidents, incidents, isOneLog),
  ];
  const checked = `${documents} documents came: ${events.size} lines of ${expected.events.length}, ${incidents.size} incidents of ${expected.incidents.length}`;
  return { checked, found };
}

async function analysed(folder: string): Promise<{ events: string[]; incidents: Incident[] }> {
  const events: string[] = [];
  const incidents: Incident[] = [];
  const paths = readdirSync(folder).map((name) => join(folder, name));
  await analyze(
    { paths, now: Date.now() * 1000, timeZone: 'UTC' },
    {
      events: (some: readonly LogEvent[]) => {
        for (const { line } of some) events.push(line.original);
      },
      incidents: (some) => {
        incidents.push(...some);
      },
    },
  );
  return { events, incidents };
}

function originalOf({ source }: ShipDocument): string {
  return (JSON.parse(source) as { event: { original: string } }).event.original;
}

/** Equal lines count as often as they are there. */
function multisetDifference(what: string, expected: readonly string[], given: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of expected) counts.set(text, (counts.get(text) ?? 0) + 1);
  for (const text of given) counts.set(text, (counts.get(text) ?? 0) - 1);
  return [...counts].flatMap(([text, count]) => {
    if (count === 0) return [];
    return `${what} ${count > 0 ? `missing ${count} times` : `${-count} times too often`}: ${text}`;
  });
}

function incidentDifferences(
  expected: readonly Incident[],
  given: ReadonlyMap<string, ShipDocument>,
  isOneLog: boolean,
): string[] {
  const found: string[] = [];
  const wanted = new Map(expected.map((incident) => [incident.id, incident]));
  for (const id of given.keys())
    if (!wanted.has(id)) found.push(`incident nobody told: ${given.get(id)?.source.slice(0, 600)}`);
  for (const [id, incident] of wanted) {
    const document = given.get(id);
    if (document === undefined) found.push(`incident missing: ${incident.message}`);
    else {
      const [a, b] = [plain(incidentDocument(incident), isOneLog), plain(JSON.parse(document.source), isOneLog)];
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
