import { expect, it } from 'vitest';
import { type ShippedState, shippedIncident } from '../../src/ship/shipped.ts';
import { maxStartups } from '../report/make-incident.ts';

const machine = { id: 'm', name: 'm' };

it('gives the later word of the same lines the higher revision', () => {
  const incident = maxStartups();
  const told = (state: ShippedState) => shippedIncident(incident, state, machine);
  const revisions = (['silent', 'closed', 'absorbed'] as const).map((state) => told(state).revision);
  const next = shippedIncident({ ...incident, revision: incident.revision + 1 }, 'open', machine).revision;
  expect([...revisions, next]).toEqual([...new Set([...revisions, next])].toSorted((a, b) => a - b));
});

it('calls one closed that was silent for long', () => {
  const { source } = shippedIncident(maxStartups(), 'silent', machine);
  expect(JSON.parse(source.toString()).sshwhy.incident.state).toBe('closed');
});
