import { describe, expect, it } from 'vitest';
import { kqlFields, kqlToQuery, parseKql } from '../../dashboards/lint/kql.ts';

const queryOf = (text: string) => kqlToQuery(parseKql(text));

describe('KQL', () => {
  it('reads what our dashboards use', () => {
    expect(queryOf('')).toEqual({ match_all: {} });
    expect(queryOf('event.action: ban')).toEqual({ match: { 'event.action': 'ban' } });
    expect(queryOf('source.ip: *')).toEqual({ exists: { field: 'source.ip' } });
    expect(queryOf('message: "two words"')).toEqual({ match: { message: 'two words' } });
    expect(queryOf('event.action: (ban or unban)')).toEqual({
      bool: {
        should: [{ match: { 'event.action': 'ban' } }, { match: { 'event.action': 'unban' } }],
        minimum_should_match: 1,
      },
    });
    expect(queryOf('a: 1 and not b: 2')).toEqual({
      bool: { filter: [{ match: { a: '1' } }, { bool: { must_not: [{ match: { b: '2' } }] } }] },
    });
  });

  it('binds "and" closer than "or"', () => {
    expect(parseKql('a: 1 or b: 2 and c: 3')).toEqual({
      kind: 'or',
      all: [
        { kind: 'is', field: 'a', value: '1' },
        {
          kind: 'and',
          all: [
            { kind: 'is', field: 'b', value: '2' },
            { kind: 'is', field: 'c', value: '3' },
          ],
        },
      ],
    });
    expect(parseKql('(a: 1 or b: 2) and c: 3')?.kind).toBe('and');
  });

  it('names every field', () => {
    expect(kqlFields(parseKql('not a.b: 1 and (c: * or d: (x or y))'))).toEqual(['a.b', 'c', 'd', 'd']);
  });

  it.each(['a', 'a:', 'a: (b or', 'a: b c: d', 'a > 3', 'a: b*c', ': b', 'a: "open', '() '])('refuses %s', (text) => {
    expect(() => parseKql(text)).toThrow('KQL');
  });
});
