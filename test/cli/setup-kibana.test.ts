import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readNdjson } from '../../src/kibana/installed-objects.ts';
import { runSetup } from '../elasticsearch/run-setup.ts';
import { ContractServer } from '../kibana/contract-server.ts';

let server: ContractServer;
let url: string;
let folder: string;
beforeEach(async () => {
  server = new ContractServer({ apiKey: 'c2VjcmV0OmtleQ==', space: 'ops' });
  url = await server.start();
  folder = mkdtempSync(join(tmpdir(), 'sshwhy-setup-'));
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const env = { SSHWHY_KIBANA_API_KEY: 'secret:key' };
const setup = (...flags: string[]) => runSetup(['--kibana', url, '--space', 'ops', ...flags], undefined, env);

describe('setup of Kibana alone', () => {
  it('installs, checks, and takes away', async () => {
    expect(await setup('--check')).toMatchObject({ code: 1 });
    expect((await setup('--dry-run')).text).toContain('dashboard [sshwhy] Overview: would be installed');
    expect(server.objects.size).toBe(0);
    const { code, text } = await setup('--rules');
    expect({ code, text }).toEqual({
      code: 0,
      text: 'Kibana: 11 objects installed (data views, searches, dashboards)\nKibana: 6 alert rules installed, disabled; 0 were there and stay as they are\n',
    });
    const checked = await setup('--check');
    expect(checked.code).toBe(0);
    expect(checked.text).toMatch(/^Kibana: installed by sshwhy \d+\.\d+\.\d+\n/);
    expect(await setup()).toMatchObject({ code: 0 });
    expect((await setup('--remove')).text).toBe('Kibana: 11 objects removed, 6 alert rules\n');
    expect(server.objects.size + server.rules.size).toBe(0);
  });

  it('reads the key from a file, and never shows it', async () => {
    const path = join(folder, 'key');
    writeFileSync(path, 'c2VjcmV0OmtleQ==\n');
    const flags = ['--kibana', url, '--space', 'ops', '--kibana-api-key-file', path];
    expect(await runSetup(flags)).toMatchObject({ code: 0 });
    const wrong = await runSetup(['--kibana', url, '--space', 'ops'], undefined, {
      SSHWHY_KIBANA_API_KEY: 'topsecret',
    });
    expect(wrong.code).toBe(2);
    expect(wrong.text).toContain('Kibana at');
    expect(wrong.text).not.toContain('topsecret');
  });

  it('makes dashboards that can be edited when asked to', async () => {
    await setup('--editable');
    const stored = server.objects.get('dashboard sshwhy-overview') as unknown as { managed: boolean };
    expect(stored.managed).toBe(false);
  });

  it('wants to know where Kibana is, and a user for a password', async () => {
    expect((await runSetup(['--rules'])).text).toContain('it is not said where Kibana is');
    const { text } = await runSetup(['--kibana', url], undefined, { SSHWHY_KIBANA_PASSWORD: 'x' });
    expect(text).toContain('there is a password, but no user name');
  });
});

describe('setup --export', () => {
  it('writes everything that would be installed', async () => {
    const { code } = await runSetup(['--export', folder]);
    expect(code).toBe(0);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    expect(files).toEqual(expect.arrayContaining(['kibana/sshwhy.ndjson', 'kibana/rules/sshwhy-locked-out.json']));
    expect(files.filter((file) => /^elasticsearch\/.*\.json$/.test(file)).length).toBeGreaterThan(4);
    expect(readNdjson(readFileSync(join(folder, 'kibana/sshwhy.ndjson'), 'utf8')).length).toBe(11);
  });
});
