import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { journalStream, machineLogs } from '../../src/source/machine-logs.ts';
import { readAll } from './read-all.ts';
import { scratchFolder } from './scratch-folder.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test("the machine's logs are the known ones", async () => {
  const folder = scratchFolder({ 'auth.log': '', 'auth.log.1': '', 'dpkg.log': '', 'apt/x.log': '' });
  const { streams } = await machineLogs(folder, scratchFolder());
  expect(streams.map(({ name }) => name)).toEqual([join(folder, 'auth.log')]);
});

test('the rules of TCP wrappers are read beside logs, and not instead of them', async () => {
  const folder = scratchFolder({ 'auth.log': '', 'denyhosts.log': '', 'crowdsec.log.1': '', 'ufw.log': '' });
  const etc = scratchFolder({ 'hosts.deny': 'ALL: 192.0.2.1\n', 'hosts.allow': '', hosts: '' });
  const { streams } = await machineLogs(folder, etc);
  const logs = ['auth.log', 'crowdsec.log', 'denyhosts.log', 'ufw.log'].map((name) => join(folder, name));
  const rules = ['hosts.allow', 'hosts.deny'].map((name) => join(etc, name));
  expect(streams.map(({ name }) => name)).toEqual([...logs, ...rules].sort());
  expect(await machineLogs(scratchFolder({ 'dpkg.log': '' }), etc)).toEqual({ streams: [], problems: [] });
});

test('a machine without logs gives no stream, and no error', async () => {
  expect(await machineLogs(scratchFolder({ 'dpkg.log': '' }))).toEqual({ streams: [], problems: [] });
  expect(await machineLogs('/nowhere')).toEqual({ streams: [], problems: [] });
});

function fakeJournalctl(script: string): void {
  const folder = scratchFolder({ journalctl: `#!/bin/sh\n${script}\n` });
  chmodSync(join(folder, 'journalctl'), 0o755);
  vi.stubEnv('PATH', folder);
}

test('the journal is read through journalctl', async () => {
  fakeJournalctl('echo "$@"');
  expect(await readAll(await journalStream())).toMatchObject({ text: '-o json --no-pager\n', problems: [] });
});

test('what journalctl complains of is a problem', async () => {
  fakeJournalctl('echo one; echo "No journal files were found." >&2; exit 1');
  expect(await readAll(await journalStream())).toMatchObject({
    text: 'one\n',
    problems: [{ path: 'journalctl', message: expect.stringContaining('No journal files were found.') }],
  });
});

test('without journalctl the error says that there is nothing to read', async () => {
  vi.stubEnv('PATH', scratchFolder());
  await expect(journalStream()).rejects.toMatchObject({ code: 'no-logs', help: expect.stringContaining('name a log') });
});
