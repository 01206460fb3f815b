import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtInParsers } from '../../parsers/index.ts';
import { run } from '../../src/cli/run.ts';
import { analyze } from '../../src/pipeline.ts';
import { scratchFolder } from '../source/scratch-folder.ts';
import { ownParser, unknownLine } from '../user-parsers/own-parser.ts';
import { collector } from './collector.ts';

async function sshwhy(args: readonly string[], env: Record<string, string> = { HOME: '/nowhere' }) {
  const [out, err] = [collector(), collector()];
  const now = Date.UTC(2026, 11, 1) * 1000;
  const code = await run(args, { stdout: out.screen, stderr: err.screen, env, now, analyze });
  return { code, out: out.text(), err: err.text() };
}

describe('errors', () => {
  it.each([
    ['parsers', 'no command given', 'Run sshwhy parsers --help'],
    ['parsers new', "required option '--from <line>' not specified", 'Run sshwhy parsers new --help.'],
    ['parsers lst', "unknown command 'lst'", 'Did you mean list? Run sshwhy parsers --help.'],
    ['completion elvish', 'no completion for "elvish"', 'Known: bash, zsh, fish.'],
  ])('%s: %s', async (line, message, help) => {
    const { code, err } = await sshwhy(line.split(' '));
    expect(code).toBe(2);
    expect(err).toBe(`sshwhy: ${message}\n  help: ${help}\n`);
  });
});

describe('sshwhy parsers', () => {
  it('lists all, own ones with their file', async () => {
    const folder = scratchFolder({ 'own.json': ownParser() });
    const { code, out } = await sshwhy(['parsers', 'list', '--parsers', folder]);
    expect(code).toBe(0);
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(builtInParsers.length + 1);
    expect(out).toMatch(/^mydaemon\.gave-up +note +the daemon gave up \(.*own\.json\)$/m);
  });

  it('shows one as a file would have it', async () => {
    const { out } = await sshwhy(['parsers', 'show', 'sshd.accepted']);
    expect(JSON.parse(out)).toEqual(builtInParsers.find(({ id }) => id === 'sshd.accepted'));
    expect((await sshwhy(['parsers', 'show', 'sshd.acceptd'])).err).toContain('Did you mean sshd.accepted?');
  });

  it('makes one of a line that nobody knows, which the next run reads', async () => {
    const config = scratchFolder({ 'sshwhy/parsers/keep': '', 'auth.log': `${unknownLine}\n` });
    const file = join(config, 'sshwhy/parsers/gave-up.json');
    const env = { XDG_CONFIG_HOME: config };
    const events = async () =>
      (await sshwhy(['analyze', join(config, 'auth.log'), '--format', 'ndjson', '--events'], env)).out;
    expect(await events()).toBe('');
    expect(await sshwhy(['parsers', 'new', '--from', unknownLine, '--output', file], env)).toMatchObject({
      code: 0,
      out: '',
    });
    expect(await sshwhy(['parsers', 'test', file], env)).toMatchObject({
      code: 0,
      out: expect.stringContaining('is good: 1 pattern, 1 sample'),
    });
    expect(JSON.parse(await events())).toMatchObject({
      sshwhy: { parser: 'mydaemon.gave-up-on-port' },
      user: { name: 'bob' },
    });
    expect((await sshwhy(['trace', unknownLine], env)).out).toContain('mydaemon.gave-up-on-port: fits');
  });

  it('refuses a broken one, and does nothing then', async () => {
    const folder = scratchFolder({ 'own.json': ownParser({ action: 'explode' }) });
    const { code, out, err } = await sshwhy(['analyze', 'examples', '--parsers', folder]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^sshwhy: \S+own\.json:7: action /);
    expect((await sshwhy(['parsers', 'test', join(folder, 'own.json')])).code).toBe(2);
  });

  it('prints what cannot be printed as JSON escapes', async () => {
    const line = 'Nov 21 09:12:44 web1 mydaemon[7]: said \x9b\u202e\u{e0041}';
    const { out } = await sshwhy(['parsers', 'new', '--from', line]);
    expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(Object.keys(JSON.parse(out).samples)).toEqual([line]);
  });

  it('knows its actions', async () => {
    expect((await sshwhy(['parsers', 'new', '--from', 'x', '--action', 'bam'])).err).toContain('Did you mean ban?');
  });
});

describe('sshwhy trace', () => {
  it.each<[string, readonly string[]]>([
    [
      'Nov 21 09:12:44 web1 sshd[7]: error: refused connect from 192.0.2.9 (192.0.2.9)',
      [
        'host web1, program sshd, pid 7',
        'libwrap.refused-connect: fits',
        'source.ip = "192.0.2.9"',
        'tcp-wrappers (about the source)',
      ],
    ],
    [
      'Nov 21 09:12:44 web1 sshd[7]: Acepted password for bob from 192.0.2.1 port 22 ssh2',
      ['sshd.accepted: no "Accepted"', 'no parser reads it'],
    ],
    ['Nov 21 09:12:44 web1 cron[7]: hello', ['cron is not a program that is watched']],
    ['no header \x1b[2J', ['no time, no host, program sshd', 'no header \\x1b[2J']],
  ])('%s', async (line, told) => {
    const { code, out } = await sshwhy(['trace', line]);
    expect(code).toBe(0);
    for (const words of told) expect(out).toContain(words);
  });
});

describe('the JSON Schema', () => {
  it('is the one that checks', async () => {
    const { parserJsonSchema } = await import('../../src/user-parsers/schema.ts');
    const shipped = JSON.parse(readFileSync('schema/parser.schema.json', 'utf8'));
    expect(shipped, 'run: npm run reference').toEqual(JSON.parse(JSON.stringify(parserJsonSchema())));
  });
});
