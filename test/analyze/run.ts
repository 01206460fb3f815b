import type { Incident } from '../../src/correlate/incident.ts';
import type { LogEvent } from '../../src/parser/log-event.ts';
import { type AnalyzeOptions, analyze } from '../../src/pipeline.ts';

/** 1 December 2026, some days after the captures were made; microseconds since the epoch. */
export const now = Date.UTC(2026, 11, 1) * 1000;

/** Everything that `analyze` gives for these files, with a fixed clock and time zone. */
export async function analyzeAll(paths: readonly string[], options: Partial<AnalyzeOptions> = {}) {
  const incidents: Incident[] = [];
  const events: LogEvent[] = [];
  const unread: string[] = [];
  const summary = await analyze(
    { now, timeZone: 'UTC', onUnread: (line) => unread.push(line), ...options, paths },
    {
      events: (batch) => {
        for (const event of batch) events.push(event.detached());
      },
      incidents: (batch) => {
        incidents.push(...batch.map(plain));
      },
    },
  );
  return { incidents, events, unread, summary };
}

/** The same, when nobody asks for the events: lines that no rule wants are not taken apart then. */
export async function analyzeForIncidents(paths: readonly string[], options: Partial<AnalyzeOptions> = {}) {
  const incidents: Incident[] = [];
  const summary = await analyze(
    { now, timeZone: 'UTC', ...options, paths },
    {
      incidents: (batch) => {
        incidents.push(...batch.map(plain));
      },
    },
  );
  return { incidents, summary };
}

/** All that an incident says, for comparing. */
export function plain(incident: Incident): Incident {
  return incident.toJSON?.() ?? incident;
}

/** Without what only says where in which file a line stands. */
export function withoutPlaces(incidents: readonly Incident[]) {
  return incidents.map(({ evidence, ...rest }) => ({
    ...rest,
    evidence: evidence.map(({ time, text }) => [time, text]),
  }));
}
