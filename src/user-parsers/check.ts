import { isDeepStrictEqual } from 'node:util';
import { UserError } from '../error.ts';
import type { FieldValue, ParserSpec } from '../parser/define.ts';
import type { Match } from '../parser/match.ts';
import { Registry } from '../parser/registry.ts';
import type { UserParser } from './read-parser.ts';
import { readHeader } from './sample-line.ts';
import { limits } from './schema.ts';

/**
 * Holds own parsers to the laws of those that ship: every sample is read by its own parser alone and gives exactly its
 * fields, every pattern has a sample, no field stands below another, look-alikes are left alone, and no sample of another parser is taken.
 *
 * @throws UserError `bad-parser` for the first law that is broken
 */
export function checkParsers(own: readonly UserParser[], others: readonly ParserSpec[]): void {
  checkIds(own, others);
  const patterns = own.reduce((sum, { spec }) => sum + spec.patterns.length, 0);
  if (patterns > limits.patterns) {
    const message = `own parsers have ${patterns} patterns together, and ${limits.patterns} may be had`;
    throw new UserError('bad-parser', message, 'Take out those that are no longer needed.');
  }
  checkFields(own, others);
  const all = new Registry([...others, ...own.map(({ spec }) => spec)]);
  const alone = new Registry(own.map(({ spec }) => spec));
  for (const parser of own) checkOne(parser, all);
  for (const { id, samples } of others) for (const line of Object.keys(samples)) checkForeign(own, alone, id, line);
}

function checkIds(own: readonly UserParser[], others: readonly ParserSpec[]): void {
  const known = new Map(others.map(({ id }) => [id, 'that ships with sshwhy']));
  for (const { spec, file, fault } of own) {
    const other = known.get(spec.id);
    if (other !== undefined)
      throw fault(['id'], `${spec.id} is already the id of a parser ${other}`, 'Give it another id.');
    known.set(spec.id, `in ${file}`);
  }
}

/** A field is a value or holds others, never both: a document could not have them. */
function checkFields(own: readonly UserParser[], others: readonly ParserSpec[]): void {
  const known = new Set(
    others.flatMap(({ samples, fields }) => [...Object.values(samples), fields ?? {}].flatMap(Object.keys)),
  );
  for (const { spec, fault } of own) {
    for (const [line, given] of Object.entries(spec.samples)) {
      for (const name of Object.keys({ ...spec.fields, ...given })) {
        const other = [...known].find((one) => one.startsWith(`${name}.`) || name.startsWith(`${one}.`));
        if (other === undefined) continue;
        throw fault(
          ['samples', line],
          `gives ${name}, but there is ${other}: a field cannot stand below another`,
          'Give it another name.',
        );
      }
    }
  }
}

function checkOne({ spec, fault }: UserParser, registry: Registry): void {
  const { id } = spec;
  const seen = new Set<string>();
  for (const [line, fields] of Object.entries(spec.samples)) {
    const path = ['samples', line];
    const matches = readAll(registry, line);
    const stranger = matches.find(({ parser }) => parser.spec.id !== id);
    if (stranger) {
      const help =
        'Two parsers that read the same line are an error: leave this one out, or make its pattern say more.';
      throw fault(path, `is already read by ${stranger.parser.spec.id}`, help);
    }
    const match = readOne(registry, line);
    if (match === undefined) throw fault(path, notRead(spec, line), 'Mend the pattern or the line.');
    for (const { pattern } of matches) seen.add(pattern.source);
    const given = fieldsOf(match);
    if (!isDeepStrictEqual(given, { ...fields })) {
      const help = `The line gives exactly ${JSON.stringify(given)}.`;
      throw fault(path, `must give ${JSON.stringify(fields)}, but does not`, help);
    }
  }
  spec.patterns.forEach((pattern, i) => {
    if (!seen.has(pattern))
      throw fault(['patterns', i], 'has no sample that it reads', 'Add a whole log line to samples.');
  });
  spec.rejects?.forEach((line, i) => {
    if (!readAll(registry, line).some(({ parser }) => parser.spec.id === id)) return;
    throw fault(['rejects', i], 'is read all the same', 'Make the pattern say more, or take the line out.');
  });
}

function checkForeign(own: readonly UserParser[], registry: Registry, id: string, line: string): void {
  const [match] = readAll(registry, line);
  const thief = own.find(({ spec }) => spec.id === match?.parser.spec.id);
  if (match === undefined || thief === undefined) return;
  const at = thief.spec.patterns.indexOf(match.pattern.source);
  throw thief.fault(['patterns', at], `takes a line of ${id}: ${line}`, 'Make the pattern say more.');
}

/** What one line gives: the fields of its pattern. */
export function fieldsOf(match: Match): Record<string, FieldValue> {
  return Object.fromEntries(match.pattern.names.map((name, i) => [name, match.value(i)]));
}

function readAll(registry: Registry, line: string): Match[] {
  const { program, message } = readHeader(line);
  return registry.matchAll(program, message);
}

function readOne(registry: Registry, line: string): Match | undefined {
  const { program, message } = readHeader(line);
  return registry.match(program, message);
}

function notRead(spec: ParserSpec, line: string): string {
  const { program, message } = readHeader(line);
  return `is not read by any of its patterns: the header names the program ${JSON.stringify(program)} (the parser is for ${spec.program.join(', ')}), and the message is ${JSON.stringify(message)}`;
}
