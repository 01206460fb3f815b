import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
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
