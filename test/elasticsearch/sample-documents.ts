import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyze } from '../../src/pipeline.ts';
import { shipperStatus } from '../../src/ship/shipper-status.ts';
import { eventDocument } from '../../src/sink/event-document.ts';
import { incidentDocument } from '../../src/sink/incident-document.ts';
import type { RealUpstream } from './real-upstream.ts';

export interface SampleDocument {
  readonly index: string;
  readonly id: string;
  readonly source: Readonly<Record<string, unknown>>;
}

/** As it will stand in `log.file.path`. */
const root = relative(process.cwd(), fileURLToPath(new URL('../../', import.meta.url)));
const at = (path: string) => join(root, path);
/** All of them in English of one zone; the journal's and xinetd's too. */
const captures = () => readdirSync(at('test/captures'), { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** The documents of the real captures, each capture a host of its own, and of the bundled sample. */
export async function sampleDocuments(): Promise<SampleDocument[]> {
  const documents: SampleDocument[] = [];
  for (const { name } of captures()) await add(documents, [at(`test/captures/${name}`)], `host-${name.slice(0, 2)}`);
  await add(documents, [at('examples/auth.log'), at('examples/fail2ban.log')], undefined);
  await addOpenBans(documents);
  const time = Date.parse('2026-11-21T01:15:00Z') * 1000;
  for (let minute = 0; minute < 25; minute++) {
    const work = { lines: 600 + minute, unread: minute % 3, delivered: 580, deadLetters: 0, behind: 0.4 + minute / 10 };
    const { id, source } = shipperStatus('host-01', '0.1.0', time + minute * 60e6, work);
    documents.push({ index: 'logs-sshwhy.event-default', id, source: JSON.parse(source.toString()) });
  }
  return documents;
}

/** fail2ban's log of a capture, from before it lifted a ban; and a gap in the log, which no capture has. */
async function addOpenBans(documents: SampleDocument[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sshwhy-samples-'));
  const path = join(folder, 'fail2ban.log');
  const lines = readFileSync(at('test/captures/11-fail2ban-ban-by-hosts-deny/fail2ban.log'), 'utf8').split('\n');
  writeFileSync(path, lines.filter((line) => !line.includes('Unban')).join('\n'));
  const gap = 'rsyslogd: imjournal: begin to drop messages due to rate-limiting';
  const gapPath = join(folder, 'auth.log');
  writeFileSync(gapPath, `2026-11-21T01:38:00.000000+00:00 host-99 ${gap}\n`);
  const before = documents.length;
  await add(documents, [path, gapPath], 'host-99');
  // The folder has another name each time.
  const added = JSON.stringify(documents.splice(before)).replaceAll(`${folder}/`, '/var/log/');
  documents.push(...(JSON.parse(added) as SampleDocument[]));
  rmSync(folder, { recursive: true });
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

/** Stores the documents and makes them searchable. */
export async function store({ url, request }: RealUpstream, documents: readonly SampleDocument[]): Promise<void> {
  for (let from = 0; from < documents.length; from += 2000) {
    const body = documents
      .slice(from, from + 2000)
      .map(
        ({ index, id, source }) =>
          `${JSON.stringify({ create: { _index: index, _id: id } })}\n${JSON.stringify(source)}\n`,
      )
      .join('');
    const headers = { 'content-type': 'application/x-ndjson' };
    const answer = await fetch(`${url}/_bulk`, { method: 'POST', headers, body });
    const { items } = (await answer.json()) as { items: Record<string, { status: number; error?: unknown }>[] };
    const failed = items.flatMap((item) => Object.values(item)).find(({ status }) => status > 201);
    if (failed) throw new Error(JSON.stringify(failed));
  }
  await request('POST', '/_refresh');
}
