import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exported, sshdEntry } from './journal-entries.ts';
import { canWriteJournals, JOURNAL_WRITER } from './requirements.ts';

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

interface Told {
  readonly event: { readonly id: string; readonly kind: string };
  readonly process?: { readonly pid: number };
  readonly user?: { readonly name: string };
}

describe.skipIf(!canWriteJournals())('the real journalctl', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sshwhy-journal-'));
  const [journal, output, config] = ['journal', 'events.ndjson', 'sshwhy.yml'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  let writer: ChildProcess;
  let shipper: ChildProcess;
  let written = 0;

  /** Each of another process. */
  function write(count: number): void {
    for (let i = 0; i < count; i++) {
      written++;
      const port = 40_000 + written;
      const message = [
        `Connection from 203.0.113.9 port ${port} on 192.0.2.1 port 22 rdomain ""`,
        'refused connect from 203.0.113.9 (203.0.113.9)',
        `Failed password for invalid user café from 203.0.113.9 port ${port} ssh2`,
        `Failed password for root\nfrom 192.0.2.66 from 203.0.113.9 port ${port} ssh2`,
      ][written % 4] as string;
      writer.stdin?.write(exported(sshdEntry(message, 1000 + written, 1_795_200_000_000_000 + written * 250_000)));
    }
  }

  function ship(): ChildProcess {
    return spawn(process.execPath, [cli, 'ship', '--config', config], { stdio: ['ignore', 'ignore', 'inherit'] });
  }

  /** Events, once so many are there. */
  async function told(count: number): Promise<Told[]> {
    for (let waited = 0; ; waited += 100) {
      const text = existsSync(output) ? readFileSync(output, 'utf8') : '';
      const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
      const all = lines.filter(Boolean).map((line) => JSON.parse(line) as Told);
      const events = all.filter(({ event }) => event.kind === 'event');
      if (events.length >= count || waited > 30_000) return events;
      await delay(100);
    }
  }

  beforeAll(() => {
    mkdirSync(journal);
    writer = spawn(JOURNAL_WRITER, ['-o', join(journal, 'system.journal'), '-'], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    const settings = {
      inputs: { journal: [`--directory=${journal}`, '--identifier=sshd'] },
      output: { file: { path: output } },
      events: 'all',
      state: join(folder, 'state'),
      status: false,
    };
    writeFileSync(config, JSON.stringify(settings));
  });
  afterAll(async () => {
    writer?.stdin?.end();
    if (shipper?.exitCode === null && shipper.signalCode === null) {
      shipper.kill();
      await once(shipper, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  });

  it('is followed, and after a kill gone on with behind what was delivered', async () => {
    write(40);
    await delay(1000);
    shipper = ship();
    expect(await told(40)).toHaveLength(40);
    write(20);
    expect(await told(60)).toHaveLength(60);
    // What is delivered is remembered a second later.
    await delay(2500);
    shipper.kill('SIGKILL');
    await once(shipper, 'exit');
    write(20);
    shipper = ship();
    await told(80);
    write(3);
    const events = await told(83);
    expect(events.map(({ process }) => process?.pid)).toEqual(Array.from({ length: 83 }, (_, i) => 1001 + i));
    expect(new Set(events.map(({ event }) => event.id)).size).toBe(83);
    const names = new Set(events.flatMap(({ user }) => user?.name ?? []));
    expect(names).toEqual(new Set(['café', 'root\nfrom 192.0.2.66']));
  });
});
