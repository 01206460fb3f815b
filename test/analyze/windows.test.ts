import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Incident } from '../../src/correlate/incident.ts';
import type { Cause } from '../../src/event.ts';
import { type Attempt, attemptsIn, folder, wasLetIn } from './captures.ts';
import { analyzeAll } from './run.ts';

/** What the truth calls it, and what the log can tell of it. */
const causeOf: Readonly<Record<string, Cause>> = {
  connection_refused_server_down: 'server-down',
  refused_tcp_wrappers: 'tcp-wrappers',
  maxstartups_drop: 'max-startups',
  bad_protocol: 'protocol',
};

/** sshd's own line may come a little later than the connection; of the server's start and stop it is exact. */
const LATE = 6e6;

const cases = [
  ['09-server-lifecycle-and-config-errors', ['auth.log']],
  ['20-syslog-quirks', ['quirk.log', 'auth.log']],
] as const;

function covers(incident: Incident, attempt: Attempt): boolean {
  const at = Date.parse(attempt.t_start) * 1000;
  const late = incident.cause === 'server-down' ? 0 : LATE;
  const isAbout = incident.subject === '' || incident.subject === attempt.src;
  return (
    isAbout && incident.cause === causeOf[attempt.expect] && incident.start - late <= at && at <= incident.end + late
  );
}

describe.each(cases)('%s', (capture, files) => {
  const attempts = attemptsIn(capture);
  let incidents: Incident[];
  beforeAll(async () => {
    incidents = (await analyzeAll(files.map((file) => join(folder, capture, file)))).incidents;
  });

  it('has every attempt that was cut in the window of an incident with the right cause', () => {
    const missed = attempts.filter((attempt) => attempt.cut && !incidents.some((one) => covers(one, attempt)));
    expect(missed.map(({ id, t_start, expect: what }) => [id, t_start, what])).toEqual([]);
  });
});

it('09: nobody was let in while the server was down', async () => {
  const capture = '09-server-lifecycle-and-config-errors';
  const { incidents } = await analyzeAll([join(folder, capture, 'auth.log')]);
  const down = incidents.filter(({ cause, state }) => cause === 'server-down' && state === 'closed');
  const inside = attemptsIn(capture).filter(({ t_start }) => {
    const at = Date.parse(t_start) * 1000;
    return down.some(({ start, end }) => start <= at && at <= end);
  });
  expect(inside.map(({ expect: what }) => what)).toEqual(Array(3).fill('connection_refused_server_down'));
  expect(inside.some(wasLetIn)).toBe(false);
});
