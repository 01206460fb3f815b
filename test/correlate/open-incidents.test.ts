import { expect, test } from 'vitest';
import { isIdle, type OpenIncident } from '../../src/correlate/open-incident.ts';
import { OpenIncidents } from '../../src/correlate/open-incidents.ts';

/** What the list uses of an incident. */
function incident(name: number, end = 0, lasting = false): OpenIncident {
  return { name, place: -1, source: {}, end, idle: 0, lasting } as unknown as OpenIncident;
}

const namesOf = (open: Iterable<OpenIncident>) => [...open].map((each) => (each as unknown as { name: number }).name);

test('keeps the order in which incidents began, however many come and go', () => {
  const open = new OpenIncidents();
  const all = Array.from({ length: 20_000 }, (_, name) => incident(name));
  for (const [i, each] of all.entries()) {
    open.add(each);
    if (i % 7 !== 0) open.remove(each);
  }
  open.remove(all[0] as OpenIncident);
  const left = all.flatMap((_, name) => (name % 7 === 0 && name > 0 ? [name] : []));
  expect(namesOf(open)).toEqual(left);
  expect(open.size).toBe(left.length);
  expect(open.first).toBe(all[7]);
});

test('removes what was removed only once', () => {
  const open = new OpenIncidents();
  const one = incident(1);
  open.add(one);
  open.remove(one);
  const two = incident(2);
  open.add(two);
  open.remove(one);
  expect(namesOf(open)).toEqual([2]);
  expect(open.first).toBe(two);
});

test('a sweep looks at new ones, then only at those that may be idle, the oldest first', () => {
  const open = new OpenIncidents();
  for (const each of [incident(0, 100), incident(1, 50), incident(2, 0, true)]) open.add(each);
  const sweep = (now: number) => {
    const seen: number[] = [];
    open.sweep(now, (each) => {
      const [name = -1] = namesOf([each]);
      seen.push(name);
      if (isIdle(each, now)) open.remove(each);
    });
    return seen;
  };
  expect(sweep(10)).toEqual([0, 1, 2]);
  expect(sweep(50)).toEqual([2]);
  expect(sweep(51)).toEqual([1, 2]);
  expect(sweep(101)).toEqual([0, 2]);
  expect(namesOf(open)).toEqual([2]);
});
