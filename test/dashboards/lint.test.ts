import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toNdjson } from '../../dashboards/kibana/saved-object.ts';
import { lint } from '../../dashboards/lint/lint.ts';
import { savedObjects } from '../../dashboards/sshwhy/objects.ts';
import { mappings } from './mappings.ts';
import { mutants } from './mutants.ts';

const file = readFileSync(new URL('../../dashboards/sshwhy.ndjson', import.meta.url), 'utf8');

describe('dashboards/sshwhy.ndjson', () => {
  it('is what dashboards/ builds', () => {
    expect(file).toBe(toNdjson(savedObjects));
  });

  it('has nothing wrong with it', () => {
    expect(lint(file, mappings)).toEqual([]);
  });

  it('holds a tag, two data views, two searches and the six dashboards', () => {
    const types = savedObjects.map(({ type }) => type);
    const count = (type: string) => types.filter((own) => own === type).length;
    expect(['tag', 'index-pattern', 'search', 'dashboard'].map(count)).toEqual([1, 2, 2, 6]);
  });
});

describe('the linter', () => {
  it.each(mutants)('finds %s', (_, words, ndjson) => {
    expect(lint(ndjson, mappings).join('\n')).toMatch(words);
  });
});
