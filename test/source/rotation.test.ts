import { expect, test } from 'vitest';
import { inTimeOrder, readLogName } from '../../src/source/rotation.ts';

test.each([
  ['auth.log', 'auth.log', 'current'],
  ['auth.log.gz', 'auth.log', 'current'],
  ['auth.log.0', 'auth.log', 'numbered'],
  ['auth.log.2.gz', 'auth.log', 'numbered'],
  ['auth.log.1.bz2', 'auth.log', 'numbered'],
  ['auth.log.3.zst', 'auth.log', 'numbered'],
  ['secure-20261101.xz', 'secure', 'dated'],
  ['secure-2026110113', 'secure', 'dated'],
  ['auth.log-2026-11-01', 'auth.log', 'dated'],
  ['auth.log.20261101', 'auth.log', 'dated'],
  ['auth.log-1793491200', 'auth.log', 'dated'],
  ['auth-20261101.log', 'auth.log', 'dated'],
  ['auth.log.old', 'auth.log', 'old'],
  ['fail2ban.log', 'fail2ban.log', 'current'],
  ['10.0.0.1', '10.0.0', 'numbered'],
  ['20261101', '20261101', 'current'],
])('%s is of %s, %s', (name, base, kind) => {
  expect(readLogName(name)).toMatchObject({ base, kind });
});

function order(...names: (string | [string, number])[]): string[] {
  const files = names.map((entry) => {
    const [name, modified] = typeof entry === 'string' ? [entry, 0] : entry;
    return { name, modified, logName: readLogName(name) };
  });
  return inTimeOrder(files).map(({ name }) => name);
}

test('numbers fall, current comes last', () => {
  expect(order('auth.log', 'auth.log.1', 'auth.log.10.gz', 'auth.log.2.gz', 'auth.log.0')).toEqual([
    'auth.log.10.gz',
    'auth.log.2.gz',
    'auth.log.1',
    'auth.log.0',
    'auth.log',
  ]);
});

test('dates rise, in all their forms', () => {
  expect(order('s', 's-20261108', 's-1793491200', 's-2026-11-02', 's-2026110113', 's-20261101.xz')).toEqual([
    's-1793491200', // 2026-10-31
    's-20261101.xz',
    's-2026110113',
    's-2026-11-02',
    's-20261108',
    's',
  ]);
});

test('where the way of rotating was changed, the way with the newest file comes last', () => {
  expect(order(['a.1', 50], ['a.2', 40], ['a-20261101', 90], ['a-20261102', 95], ['a', 99])).toEqual([
    'a.2',
    'a.1',
    'a-20261101',
    'a-20261102',
    'a',
  ]);
  expect(order(['a.1', 150], ['a.2', 140], ['a-20261101', 90], ['a.old', 10], ['a', 1])).toEqual([
    'a.old',
    'a-20261101',
    'a.2',
    'a.1',
    'a',
  ]);
});
