import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtInParsers } from '../parsers/index.ts';
import type { ParserSpec } from '../src/parser/define.ts';
import type { Match } from '../src/parser/match.ts';
import { compilePattern } from '../src/parser/pattern.ts';
import { Registry } from '../src/parser/registry.ts';
import { splitSample } from './support/sample-line.ts';

const registry = new Registry(builtInParsers);

const read = (line: string): Match[] => {
  const { program, message } = splitSample(line);
  return registry.matchAll(program, message);
};
const fieldsOf = (match: Match) => Object.fromEntries(match.pattern.names.map((name, i) => [name, match.values[i]]));
const camelCase = (words: string) => words.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

describe.each(builtInParsers.map((spec): [string, ParserSpec] => [spec.id, spec]))('%s', (id, spec) => {
  it.each(Object.entries(spec.samples))('alone reads %s', (line, fields) => {
    // Patterns of one parser may overlap: the first one that fits counts.
    expect([...new Set(read(line).map((match) => match.parser.spec.id))]).toEqual([id]);
    const { program, message } = splitSample(line);
    const match = registry.match(program, message);
    expect(match?.parser.spec.id).toBe(id);
    expect(fieldsOf(match as Match)).toEqual(fields);
  });

  it.each([...(spec.rejects ?? [])])('leaves %s to others', (line) => {
    expect(read(line).map((match) => match.parser.spec.id)).not.toContain(id);
  });

  it.each([...spec.patterns])('has a sample for %s', (pattern) => {
    expect(Object.keys(spec.samples).some((line) => read(line).some((match) => match.pattern.source === pattern))).toBe(
      true,
    );
    expect(() => compilePattern(pattern)).not.toThrow();
  });

  it('is plain data', () => {
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  });

  it('stands where its id says', async () => {
    const [folder, file] = id.split('.') as [string, string];
    const module = (await import(`../parsers/${folder}/${file}.ts`)) as Record<string, unknown>;
    expect(module[camelCase(file)]).toBe(spec);
  });
});

describe('the list of parsers', () => {
  it('holds every file under parsers/, in the order of ids', () => {
    const folder = new URL('../parsers/', import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.includes('/') && file.endsWith('.ts'))
      .map((file) => file.slice(0, -3).replace('/', '.'))
      .sort();
    expect(builtInParsers.map((spec) => spec.id)).toEqual(files);
  });
});
