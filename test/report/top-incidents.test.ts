import { describe, expect, it } from 'vitest';
import { TopIncidents } from '../../src/report/top-incidents.ts';
import { makeIncident, maxStartups } from './make-incident.ts';

const many = Array.from({ length: 60_000 }, (_, i) => {
  const subject = `10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`;
  return makeIncident({ id: `t${i}`, subject, count: 1 + (i % 5), sources: [{ ip: subject, count: 1, users: [] }] });
});
const selectionOf = (incidents: readonly ReturnType<typeof makeIncident>[]) => {
  const top = new TopIncidents();
  for (const incident of incidents) top.add(incident);
  return top.select();
};

describe('TopIncidents', () => {
  it('shows three of a kind and folds the others', () => {
    const { shown, folds } = selectionOf([...many, maxStartups()]);
    expect(shown.map(({ id }) => id)).toEqual(['m1', 't10004', 't10009', 't10014']);
    expect(folds).toHaveLength(1);
    expect(folds[0]).toMatchObject({ cause: 'tcp-wrappers', host: 'bastion1', incidents: 59_997, sourceCount: 59_997 });
    expect(folds[0]?.connections).toBe(180_000 - 15);
    expect(folds[0]?.topSources(2).map(([, count]) => count)).toEqual([5, 5]);
  });

  it('does not depend on the order', () => {
    const forth = selectionOf(many);
    const back = selectionOf([...many].reverse());
    expect(back.shown.map(({ id }) => id)).toEqual(forth.shown.map(({ id }) => id));
    expect(back.folds[0]?.sample.id).toBe(forth.folds[0]?.sample.id);
    expect(back.folds[0]?.topSources(5)).toEqual(forth.folds[0]?.topSources(5));
  });

  it('may be asked twice', () => {
    const top = new TopIncidents();
    for (const incident of many.slice(0, 1000)) top.add(incident);
    expect(top.select().folds[0]?.incidents).toBe(997);
    expect(top.select().folds[0]?.incidents).toBe(997);
  });

  it('shows a fourth one rather than a fold of one', () => {
    expect(selectionOf(many.slice(0, 4))).toMatchObject({ shown: { length: 4 }, folds: [] });
  });
});
