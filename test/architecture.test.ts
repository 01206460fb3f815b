import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * The way of a line. A room may import itself and the rooms in front of it, never one behind it. A room is a folder or
 * a file of src/, or parsers/.
 */
const order = [
  'error',
  'did-you-mean',
  'page',
  'event',
  'engine',
  'source',
  'line',
  'parser',
  'parsers',
  'user-parsers',
  'correlate',
  'summary',
  'merge',
  'read-events',
  'pipeline',
  'explain',
  'report',
  'sink',
  'ship',
  'kibana',
  'index',
  'cli',
];

/** What gathers in such a folder has no name of its own: a concept is missing. */
const nameless = ['common', 'core', 'helper', 'helpers', 'lib', 'misc', 'shared', 'types', 'util', 'utils'];
const MOST_LINES = 250;

const root = new URL('../', import.meta.url);
const filesIn = (folder: string) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');

const program = [...filesIn('src'), ...filesIn('parsers')];
const all = [...program, ...filesIn('test'), ...filesIn('bench'), ...filesIn('examples')];

/** `src/line/year.ts` → `line`, `src/merge.ts` → `merge`, `parsers/sshd/failed.ts` → `parsers`. */
function roomOf(file: string): string {
  const [folder = '', room = ''] = file.split('/');
  return folder === 'src' ? room.replace(/\.ts$/, '') : folder;
}

/** The files of this repository that a file imports, types included. */
function importsOf(file: string): string[] {
  const specifiers = read(file).matchAll(/^(?:import|export|\}) ?.*?from '(\.[^']+)'|\bimport\(?\s*'(\.[^']+)'/gm);
  return [...specifiers].map(([, from, bare]) => posix.join(posix.dirname(file), (from ?? bare) as string));
}

const imports = program.flatMap((file) => importsOf(file).map((target) => ({ file, target })));

describe('architecture', () => {
  it('finds the imports at all', () => {
    expect(imports.length).toBeGreaterThan(program.length);
    expect(imports).toContainEqual({ file: 'src/pipeline.ts', target: 'src/read-events.ts' });
    expect(imports).toContainEqual({ file: 'src/source/inspect-file.ts', target: 'src/source/content.ts' });
  });

  it('knows every room of src/', () => {
    expect([...new Set(program.map(roomOf))].filter((room) => !order.includes(room))).toEqual([]);
  });

  it('imports along the way of a line only', () => {
    const backward = imports
      .filter(({ file, target }) => order.indexOf(roomOf(target)) > order.indexOf(roomOf(file)))
      .map(({ file, target }) => `${file} imports ${target}: ${roomOf(target)} comes after ${roomOf(file)}`);
    const strayed = imports
      .filter(({ target }) => !order.includes(roomOf(target)))
      .map(({ file, target }) => `${file} imports ${target}: not a part of the program`);
    expect([...backward, ...strayed]).toEqual([]);
  });

  it('lets a parser import define.ts only', () => {
    const others = imports
      .filter(({ file, target }) => /^parsers\/.+\//.test(file) && target !== 'src/parser/define.ts')
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(others).toEqual([]);
  });

  it('gives every folder a name that says what is in it', () => {
    const folders = new Set(all.flatMap((file) => file.split('/').slice(0, -1)));
    expect(nameless.filter((name) => folders.has(name))).toEqual([]);
  });

  it('exports by name', () => {
    expect(all.filter((file) => /^export (?:default\b|.*\bas default\b|\* )/m.test(read(file)))).toEqual([]);
  });

  it(`keeps files to ${MOST_LINES} lines`, () => {
    const long = all
      .filter((file) => file !== 'parsers/index.ts')
      .map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
      .filter(({ lines }) => lines > MOST_LINES)
      .map(({ file, lines }) => `${file} has ${lines} lines`);
    expect(long).toEqual([]);
  });
});
