import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { analyze } from '../../src/pipeline.ts';
import { shipperStatus } from '../../src/ship/shipper-status.ts';
import { eventDocument } from '../../src/sink/ecs.ts';
import { incidentDocument } from '../../src/sink/incident-document.ts';

export interface SampleDocument {
  readonly index: string;
  readonly id: string;
  readonly source: Readonly<Record<string, unknown>>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
/** All of them in English of one zone; the journal's and xinetd's too. */
const captures = () =>
  readdirSync(`${root}test/captures`, { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** The documents of the real captures, each capture a host of its own, and of the bundled sample. */
export async function sampleDocuments(): Promise<SampleDocument[]> {
  const documents: SampleDocument[] = [];
  for (const { name } of captures()) await add(documents, [`${root}test/captures/${name}`], `host-${name.slice(0, 2)}`);
  await add(documents, [`${root}examples/auth.log`, `${root}examples/fail2ban.log`], undefined);
  const time = Date.parse('2026-11-21T02:00:00Z') * 1000;
  for (let minute = 0; minute < 10; minute++) {
    const work = { lines: 600 + minute, unread: minute % 3, delivered: 580, deadLetters: 0, behind: 0.4 + minute / 10 };
    const { id, source } = shipperStatus('host-01', '0.1.0', time + minute * 60e6, work);
    documents.push({ index: 'logs-sshwhy.event-default', id, source: JSON.parse(source) });
  }
  return documents;
}

async function add(documents: SampleDocument[], paths: string[], host: string | undefined): Promise<void> {
  const named = (document: Record<string, unknown>) =>
    host === undefined ? document : { ...document, host: { name: host } };
  const now = Date.parse('2026-11-24T00:00:00Z') * 1000;
  await analyze(
    { paths, now, timeZone: 'UTC' },
    {
      events: (events) => {
        for (const event of events) {
          const source = named(eventDocument(event));
          if (source['@timestamp'] === undefined) continue;
          documents.push({ index: 'logs-sshwhy.event-default', id: idOf(source, host), source });
        }
      },
      incidents: (incidents) => {
        for (const incident of incidents) {
          const source = named(incidentDocument(incident));
          if (source['@timestamp'] === undefined) continue;
          documents.push({ index: 'sshwhy-incidents-2026.11', id: idOf(source, host), source });
        }
      },
    },
  );
}

function idOf(document: Record<string, unknown>, host = ''): string {
  return `${host}${(document.event as { id: string }).id}`;
}
