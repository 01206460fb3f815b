import { isIP } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtInParsers } from '../../parsers/index.ts';
import { defineParser } from '../../src/parser/define.ts';
import type { FieldType } from '../../src/ship/elasticsearch/field-type.ts';
import { eventFields, incidentFields } from '../../src/ship/elasticsearch/fields.ts';
import { mappingOf } from '../../src/ship/elasticsearch/mapping.ts';
import { fieldValues, type KnownDocument, knownDocuments } from './known-documents.ts';

const fields = { event: eventFields(builtInParsers), incident: incidentFields() };

/** Whether Elasticsearch would index the value under this type. */
function fits({ type }: FieldType, value: unknown): boolean {
  if (value === null) return true;
  if (type === 'long') return Number.isInteger(value) && Math.abs(value as number) < 2 ** 63;
  if (type === 'double') return typeof value === 'number';
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'ip') return isIP(String(value)) > 0;
  if (type === 'date') return typeof value === 'string' && !Number.isNaN(Date.parse(value));
  return typeof value === 'string';
}

describe('the mapping', () => {
  let all: readonly KnownDocument[];
  beforeAll(async () => {
    all = await knownDocuments();
  });

  it('is tried with all that there is', () => {
    const parsers = new Set(all.map(({ document }) => (document.sshwhy as { parser?: string }).parser));
    expect(builtInParsers.filter(({ id }) => !parsers.has(id)).map(({ id }) => id)).toEqual([]);
    expect(all.filter(({ ship }) => ship.kind === 'incident').length).toBeGreaterThan(100);
  });

  it('knows every field that we write', () => {
    const unknown = all.flatMap(({ document, ship }) =>
      fieldValues(document).flatMap(([name]) => (fields[ship.kind].has(name) ? [] : [`${ship.kind} ${name}`])),
    );
    expect([...new Set(unknown)]).toEqual([]);
  });

  it('has a type for it that takes the value', () => {
    const wrong = all.flatMap(({ document, ship }) =>
      fieldValues(document).flatMap(([name, value]) => {
        const type = fields[ship.kind].get(name);
        return type === undefined || fits(type, value) ? [] : [`${name} (${type.type}): ${value}`];
      }),
    );
    expect([...new Set(wrong)]).toEqual([]);
  });

  it('gives the same field the same type in events and incidents', () => {
    for (const [name, { type }] of fields.incident) {
      expect([name, fields.event.get(name)?.type ?? type]).toEqual([name, type]);
    }
  });

  it('refuses what cannot be mapped', () => {
    const parser = (pattern: string) => [
      defineParser({
        id: 'a.b',
        title: '',
        program: ['a'],
        action: 'note',
        patterns: [pattern],
        meaning: '',
        source: '',
        samples: {},
      }),
    ];
    expect(() => eventFields(parser('x {client.foo:word}'))).toThrow('client.foo is in no table');
    expect(() => eventFields(parser('x {sshwhy.startups:int}').concat(parser('y {sshwhy.startups:word}')))).toThrow(
      'is a keyword, elsewhere it is a long',
    );
    expect(() => mappingOf(eventFields(parser('x {sshwhy.count.of:int}')))).toThrow('stands below a field');
  });
});
