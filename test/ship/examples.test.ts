import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { variables } from '../../src/ship/config/environment.ts';
import { parseConfig } from '../../src/ship/config/read-config.ts';
import { shipSettings } from '../../src/ship/config/settings.ts';

const text = readFileSync('examples/sshwhy.yml', 'utf8');

/** The names of all settings, from the schema. */
function namesIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {}, ...rest } = schema as { properties?: Record<string, unknown> };
  return [...Object.keys(properties), ...[...Object.values(properties), ...Object.values(rest)].flatMap(namesIn)];
}

test('the example can be used as it is', () => {
  const { output, ...rest } = parseConfig(text, 'examples/sshwhy.yml', {});
  expect(rest).toEqual(shipSettings.omit({ output: true }).parse({}));
  expect(output?.elasticsearch?.url).toBe('https://es.example.com:9200');
});

test('the example has every setting', () => {
  const names = namesIn(z.toJSONSchema(shipSettings, { io: 'input', unrepresentable: 'any' }));
  expect(names).toEqual(expect.arrayContaining(['inputs', 'ca_fingerprint', 'in_flight', 'drain', 'keep']));
  expect(names.filter((name) => !new RegExp(`\\b${name}: `).test(text.replaceAll(/:$/gm, ': ')))).toEqual([]);
});

test('the example names every variable', () => {
  const missing = Object.keys(variables).filter((name) => !text.includes(name));
  expect(missing).toEqual([
    'SSHWHY_ELASTICSEARCH_API_KEY_FILE',
    'SSHWHY_ELASTICSEARCH_PASSWORD_FILE',
    'SSHWHY_ELASTICSEARCH_BEARER_TOKEN_FILE',
  ]);
});

/** The defaults of the schema, by their place: `batch.bytes` at `output.elasticsearch.batch.bytes`. */
function defaultsIn(schema: unknown, place = ''): [string, unknown][] {
  const { properties = {}, anyOf = [], default: own } = schema as Record<string, never>;
  const inner = Object.entries(properties).flatMap(([key, value]) => defaultsIn(value, `${place}.${key}`));
  const here: [string, unknown][] = own === undefined || isGroup(own) ? [] : [[place, own]];
  return [...here, ...inner, ...Object.values(anyOf).flatMap((one) => defaultsIn(one, place))];
}

const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `.batch.documents` and so on, of what a line behind a # says. */
function shownIn(value: unknown, place: string): [string, unknown][] {
  if (!isGroup(value)) return [[place, value]];
  return Object.entries(value).flatMap(([key, inner]) => shownIn(inner, `${place}.${key}`));
}

test('the example tells the defaults as they are', () => {
  const defaults = defaultsIn(z.toJSONSchema(shipSettings, { io: 'input', unrepresentable: 'any' }));
  const lines = [...text.matchAll(/^ *# {1,3}([a-z_]+: .+)$/gm)].map(([, line = '']) => parse(line));
  const shown = lines.filter(isGroup).flatMap((line) => shownIn(line, ''));
  const compared = shown.flatMap(([place, value]) => {
    const known = defaults.find(([full]) => full.endsWith(place));
    return known === undefined ? [] : [{ place, value, known: known[1] }];
  });
  expect(compared.map(({ place }) => place)).toEqual(
    expect.arrayContaining([
      '.batch.documents',
      '.queue_bytes',
      '.retry.longest',
      '.drain',
      '.setup.priority',
      '.from',
    ]),
  );
  const wrong = compared.filter(({ value, known }) => value !== known);
  expect(wrong.filter(({ known }) => !Array.isArray(known))).toEqual([]);
});
