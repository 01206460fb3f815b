import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtInParsers } from '../../parsers/index.ts';
import type { ShipDocument } from '../../src/ship/delivery.ts';
import { eventDocument } from '../../src/sink/event-document.ts';
import { incidentDocument } from '../../src/sink/incident-document.ts';
import type { Nested } from '../../src/sink/nest.ts';
import { analyzeAll } from '../analyze/run.ts';

/** A document, and how it is sent. */
export interface KnownDocument {
  readonly document: Nested;
  readonly ship: ShipDocument;
}

const logs = globSync(['examples/*.log', 'test/captures/*/**/*.log', 'test/captures/*/**/*.json'], {
  cwd: join(import.meta.dirname, '../..'),
});

/** Events and incidents of the samples of every parser, of the example, and of the captures. */
export async function knownDocuments(): Promise<KnownDocument[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sshwhy-samples-'));
  try {
    const files = builtInParsers.map(({ id, samples }) => {
      const file = join(folder, `${id}.log`);
      writeFileSync(file, `${Object.keys(samples).join('\n')}\n`);
      return file;
    });
    const read = [];
    for (const paths of [...files, ...logs].map((file) => [file])) read.push(await analyzeAll(paths));
    return [
      ...read.flatMap(({ events }) => events.map((event) => asEvent(eventDocument(event)))),
      ...read.flatMap(({ incidents }) =>
        incidents.map((incident) => asIncident(incidentDocument(incident), incident.start)),
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function asEvent(document: Nested): KnownDocument {
  const id = (document.event as { id: string }).id;
  // A bare message has no time; whoever ships it knows when it was read.
  const dated = { '@timestamp': '2026-12-01T00:00:00Z', ...document };
  return {
    document: dated,
    ship: { kind: 'event', id, revision: 0, month: '', source: Buffer.from(JSON.stringify(dated)) },
  };
}

function asIncident(document: Nested, start: number): KnownDocument {
  const { id, revision } = (document.sshwhy as { incident: { id: string; revision: number } }).incident;
  const month = Number.isNaN(start) ? '' : new Date(start / 1000).toISOString().slice(0, 7).replace('-', '.');
  return { document, ship: { kind: 'incident', id, revision, month, source: Buffer.from(JSON.stringify(document)) } };
}

/** Every value with the dotted name of its field; those in lists one by one. */
export function fieldValues(document: object, prefix = ''): [name: string, value: unknown][] {
  return Object.entries(document).flatMap(([key, value]): [string, unknown][] => {
    const name = prefix + key;
    return [value]
      .flat()
      .flatMap((one): [string, unknown][] =>
        typeof one === 'object' && one !== null ? fieldValues(one, `${name}.`) : [[name, one]],
      );
  });
}
