import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtInParsers } from '../../parsers/index.ts';
import { UserError } from '../../src/error.ts';
import { Registry } from '../../src/parser/registry.ts';
import { loadParsers, parserFolders } from '../../src/user-parsers/load.ts';
import { readParser } from '../../src/user-parsers/read-parser.ts';
import { scratchFolder } from '../source/scratch-folder.ts';
import { ownParser, unknownLine } from './own-parser.ts';

const load = (files: Record<string, string>) =>
  loadParsers([{ path: scratchFolder(files), required: true }], builtInParsers);
async function refusal(files: Record<string, string>): Promise<string> {
  const error: unknown = await load(files).catch((thrown) => thrown);
  if (!(error instanceof UserError)) throw new Error('it was not refused');
  return `${error.message.replace(/\S*\/(?=own)/, '')} | ${error.help}`;
}
const other = 'Nov 21 09:12:44 web1 sshd[7]: Accepted password for bob from 192.0.2.1 port 22 ssh2';

describe('own parsers', () => {
  it('read what nobody knows', async () => {
    const [own] = await load({ 'own.json': ownParser(), 'README.md': 'no parser', '.hidden.json': '{' });
    const registry = new Registry([...builtInParsers, ...(own ? [own.spec] : [])]);
    const match = registry.match('mydaemon', unknownLine.split(']: ')[1] as string);
    expect(match?.parser.spec.id).toBe('mydaemon.gave-up');
    expect(match?.values).toEqual(['192.0.2.80', 22, 3, 'bob']);
  });

  it('have the shape of those that ship', () => {
    for (const spec of builtInParsers) {
      expect(readParser('own.json', JSON.stringify(spec)).spec, spec.id).toEqual(spec);
    }
  });

  it.each<[string, string, string]>([
    ['{"id": "a.b",\n "title": }', 'own.json:2: not JSON: value expected', 'comma'],
    ['', 'own.json:1: not JSON', 'Mend the JSON'],
    ['[1,]', 'own.json:1: not JSON', 'Mend the JSON'],
    ['\ufeff{}', 'own.json:1: not JSON', 'Mend the JSON'],
    ['['.repeat(200_000), 'own.json:1: not JSON', 'Mend the JSON'],
    ['[]', 'own.json:1: is wrong: expected object', 'sshwhy parsers show'],
    [ownParser({ title: undefined }), 'own.json:1: title is missing', 'sshwhy parsers show'],
    [ownParser({ titel: 'x' }), 'own.json:21: titel is not a key of a parser', 'sshwhy parsers show'],
    [ownParser({ id: 'Nonsense' }), 'own.json:2: id must be like program.what-it-says', ''],
    [ownParser({ action: 'explode' }), 'own.json:7: action Invalid option', ''],
    [
      ownParser({ patterns: ['a {source.ip:adress} b'] }),
      'own.json:9: patterns[0] has {source.ip:adress}, and adress is no token',
      '',
    ],
    [
      ownParser({ patterns: ['a {__proto__.x:int} b'] }),
      'own.json:9: patterns[0] has the field __proto__.x, which must be',
      '',
    ],
    [
      ownParser({ patterns: ['a {sshwhy.constructor.x:int} b'] }),
      'patterns[0] has the field sshwhy.constructor.x, which is a name',
      '',
    ],
    [
      ownParser({ patterns: ['a {event.original:text}'] }),
      'patterns[0] has the field event.original, which must be',
      '',
    ],
    [ownParser({ patterns: ['{sshwhy.a:text} {sshwhy.b:text}'] }), 'patterns[0] cannot be used: ', ''],
    [ownParser({ patterns: ['{sshwhy.a:int} {sshwhy.a:int}'] }), 'patterns[0] has sshwhy.a twice', ''],
    [
      ownParser({ patterns: [Array.from({ length: 17 }, (_, i) => `{sshwhy.a${i}:int}`).join(' ')] }),
      'more than 16 tokens',
      '',
    ],
    [ownParser({ patterns: ['x'.repeat(1001)] }), 'patterns[0] Too big', ''],
    [ownParser({ fields: { 'event.kind': 'alert' } }), 'fields["event.kind"] must be a field such as', ''],
    [ownParser({ samples: {} }), 'samples must have at least one line', ''],
    [
      ownParser({ samples: { [unknownLine]: { 'source.port': 22 } } }),
      'own.json:14: samples[',
      'exactly {"source.ip":"192.0.2.80"',
    ],
    [
      ownParser({ samples: { [unknownLine.replace('bob', 'x:y')]: {} } }),
      'is not read by any of its patterns',
      'Mend the pattern',
    ],
    [ownParser({ samples: { 'Nov 21 09:12:44 web1 other[7]: gave up': {} } }), 'names the program "other"', ''],
    [ownParser({ fields: { 'source.ip.x': 1 } }), 'gives source.ip.x, but there is source.ip', 'another name'],
    [ownParser({ rejects: [unknownLine] }), 'rejects[0] is read all the same', ''],
    [ownParser({ id: 'sshd.accepted' }), 'id sshd.accepted is already the id of a parser that ships', 'another id'],
    [
      ownParser({ program: ['sshd'], patterns: ['{error.message:text}'], samples: { [other]: {} } }),
      'is already read by sshd.accepted',
      '',
    ],
    [
      ownParser({
        program: ['sshd'],
        patterns: ['Acc{error.message:text}'],
        samples: { 'Nov 21 09:12:44 web1 sshd[7]: Accident': { 'error.message': 'ident' } },
      }),
      'own.json:9: patterns[0] takes a line of sshd.accepted',
      'say more',
    ],
    [
      ownParser({ patterns: [...(JSON.parse(ownParser()) as { patterns: string[] }).patterns, 'never seen'] }),
      'own.json:10: patterns[1] has no sample that it reads',
      'whole log line',
    ],
    [`${ownParser()}${' '.repeat(300_000)}`, 'larger than 262144 bytes', 'one parser'],
  ])('%# are refused with what is wrong', async (text, message, help) => {
    const told = await refusal({ 'own.json': text });
    expect(told).toContain(message);
    expect(told).toContain(help);
  });

  it('do not take from each other', async () => {
    expect(await refusal({ 'own1.json': ownParser(), 'own2.json': ownParser() })).toContain(
      'is already the id of a parser in',
    );
    expect(await refusal({ 'own1.json': ownParser(), 'own2.json': ownParser({ id: 'mydaemon.again' }) })).toContain(
      'is already read by mydaemon.again',
    );
  });

  it('may have so many patterns together, for every line is held against them', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 4 }, (_, i) => [
        `own${i}.json`,
        ownParser({ id: `mydaemon.many${i}`, patterns: Array.from({ length: 60 }, (_, k) => `word${i} ${k}`) }),
      ]),
    );
    expect(await refusal(files)).toContain('own parsers have 240 patterns together, and 200 may be had');
  });
});

describe('the folders of own parsers', () => {
  it('are those asked for, the user’s and the machine’s', () => {
    const paths = (env: Record<string, string>) => parserFolders(['a'], env).map(({ path }) => path);
    expect(paths({ HOME: '/home/u' })).toEqual(['a', '/home/u/.config/sshwhy/parsers', '/etc/sshwhy/parsers']);
    expect(paths({ XDG_CONFIG_HOME: '/x', HOME: '/home/u' })[1]).toBe('/x/sshwhy/parsers');
    expect(paths({ XDG_CONFIG_HOME: 'x', HOME: '/home/u' })[1]).toBe('/home/u/.config/sshwhy/parsers');
  });

  it('must be there only when they were asked for', async () => {
    const nowhere = join(scratchFolder({}), 'nowhere');
    expect(await loadParsers([{ path: nowhere, required: false }], builtInParsers)).toEqual([]);
    await expect(loadParsers([{ path: nowhere, required: true }], builtInParsers)).rejects.toThrow(/no such folder/);
    const folder = scratchFolder({});
    mkdirSync(join(folder, 'own.json'));
    await expect(loadParsers([{ path: folder, required: true }], builtInParsers)).rejects.toThrow(/it is a folder/);
  });

  it('count once when they are named twice', async () => {
    const path = scratchFolder({ 'own.json': ownParser() });
    const twice = [0, 1].map(() => ({ path, required: true }));
    expect(await loadParsers(twice, builtInParsers)).toHaveLength(1);
  });
});
