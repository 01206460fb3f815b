import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { incidentDocument } from '../../src/sink/incident-document.ts';
import { type Capture, captures, filesOf } from '../analyze/captures.ts';
import { analyzeAll } from '../analyze/run.ts';
import { scratchFolder } from '../source/scratch-folder.ts';
import { MemoryStore } from './memory-delivery.ts';
import { shipOnce } from './ship-once.ts';

/** Two days later: whatever was going on is over then. */
const LATER = '2026-11-25T09:00:00.000000+00:00';

/** Without what differs by nature: the state and number of the telling. */
function plain(document: object) {
  const { sshwhy, ...rest } = structuredClone(document) as { sshwhy: { incident: Record<string, unknown> } };
  const { revision: _, state: __, evidence_ids: ___, ...incident } = sshwhy.incident;
  return { ...rest, incident };
}

function byId(documents: object[]) {
  return documents
    .map((document) => plain(document) as ReturnType<typeof plain> & { event: { id: string } })
    .sort((a, b) => (a.event.id < b.event.id ? -1 : 1));
}

/** The lines of a capture's files in the order of time, as far as their stamps tell it, with one that ends it all. */
function linesOf(capture: Capture): { name: string; line: string }[] {
  const lines = filesOf(capture).flatMap((path) =>
    readFileSync(path, 'latin1')
      .trimEnd()
      .split('\n')
      .map((line) => ({
        name: basename(path),
        line,
        time: line
          .slice(0, 26)
          .replace(' ', 'T')
          .replace(/,(\d+).*/, '.$1'),
      })),
  );
  lines.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
  const host = /^\S+ (\S+)/.exec(readFileSync(filesOf(capture)[0] as string, 'latin1'))?.[1];
  const line = `${LATER} ${host} sshd[99999]: Accepted publickey for zoe from 198.51.100.250 port 2 ssh2: ED25519 SHA256:x`;
  return [...lines, { name: 'auth.log', line }];
}

test.each(captures)('%s, with many restarts and compactions, gives what analyze gives', async (capture) => {
  const folder = scratchFolder();
  const logs = join(folder, 'logs');
  mkdirSync(logs);
  const lines = linesOf(capture);
  const store = new MemoryStore();
  const part = Math.ceil(lines.length / 12);
  for (let at = 0; at < lines.length; at += part) {
    for (const { name, line } of lines.slice(at, at + part)) appendFileSync(join(logs, name), `${line}\n`, 'latin1');
    // Every third time it dies, and goes on from what it had known before.
    const before = join(folder, 'before');
    mkdirSync(join(folder, 'state'), { recursive: true });
    cpSync(join(folder, 'state'), before, { recursive: true });
    await shipOnce(folder, store, { compactFrom: 1 });
    if ((at / part) % 3 === 1) {
      rmSync(join(folder, 'state'), { recursive: true });
      cpSync(before, join(folder, 'state'), { recursive: true });
      await shipOnce(folder, store, { compactFrom: 1 });
    }
    rmSync(before, { recursive: true });
  }
  const expected = await analyzeAll([logs]);
  expect(store.messages.sort()).toEqual(expected.events.map(({ line }) => line.message).sort());
  const stored = [...store.incidents.values()].map(({ source }) => JSON.parse(source.toString()));
  const proofs = stored.flatMap(({ sshwhy }) => sshwhy.incident.evidence_ids as string[]);
  expect(proofs.length).toBeGreaterThan(0);
  expect(proofs.filter((id) => !store.events.has(id))).toEqual([]);
  const told = stored.filter(({ sshwhy }) => sshwhy.incident.state !== 'absorbed');
  expect(byId(told)).toEqual(byId(JSON.parse(JSON.stringify(expected.incidents.map(incidentDocument)))));
});
