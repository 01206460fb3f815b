import { expect, test } from 'vitest';
import { SynAttempts } from '../../src/correlate/syn-attempts.ts';

const SECOND = 1_000_000;

test('one source port is one attempt, however often its SYN is sent', () => {
  const attempts = new SynAttempts();
  expect(attempts.see(1, 40_000, 0, true)).toEqual({ cut: true, again: false });
  expect(attempts.see(1, 40_000, SECOND, true)).toEqual({ cut: false, again: true });
  expect(attempts.see(1, 40_001, SECOND, true)).toEqual({ cut: true, again: false });
  expect(attempts.see(1, 40_000, 131 * SECOND, true)).toEqual({ cut: true, again: false });
});

test('an attempt is known after 20,000 others', () => {
  const attempts = new SynAttempts();
  attempts.see('2001:db8::1', 40_000, 0, false);
  for (let i = 0; i < 20_000; i++) attempts.see(i, 1, SECOND, true);
  expect(attempts.see('2001:db8::1', 40_000, 2 * SECOND, false)).toEqual({ cut: true, again: true });
});
