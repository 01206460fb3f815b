import { expect, test } from 'vitest';
import { AddressCounts } from '../../src/correlate/address-counts.ts';
import { type AddressKey, addressText } from '../../src/parser/address.ts';

test('counts as a Map would, IPv4 and IPv6', () => {
  const counts = new AddressCounts();
  const expected = new Map<string, number>();
  const keys: AddressKey[] = ['2001:db8::1', 0, -1, 2 ** 31 - 1];
  for (let i = 0; i < 3000; i++) keys.push(Math.imul(i % 1000, 0x01000193));
  for (const [i, key] of keys.entries()) {
    expect(counts.add(key, i % 3, Number.POSITIVE_INFINITY)).toBe(true);
    expected.set(addressText(key), (expected.get(addressText(key)) ?? 0) + (i % 3));
  }
  expect(counts.size).toBe(expected.size);
  expect(new Map(counts.top(Number.POSITIVE_INFINITY))).toEqual(expected);
});

test('an address with a count of nothing is one of them', () => {
  const counts = new AddressCounts();
  counts.add(0, 0, 10);
  expect(counts.top(10)).toEqual([['0.0.0.0', 0]]);
});

test('leaves further addresses out, and goes on counting those that it has', () => {
  const counts = new AddressCounts();
  expect([1, 2, '2001:db8::1', 3, '2001:db8::2', 2].map((key) => counts.add(key, 1, 3))).toEqual([
    true,
    true,
    true,
    false,
    false,
    true,
  ]);
  expect(counts.top(1)).toEqual([['0.0.0.2', 2]]);
});

test('a copy goes its own way', () => {
  const counts = new AddressCounts();
  counts.add(1, 1, 10);
  const copy = counts.copy();
  copy.add(1, 1, 10);
  copy.add('2001:db8::1', 1, 10);
  expect([counts.top(9), copy.size]).toEqual([[['0.0.0.1', 1]], 2]);
});
