import { type Problem, type ProblemKind, problemOf, withProblem } from '../outage.ts';
import { problemSteps } from '../remedy/outage.ts';
import { serviceStep } from '../remedy/service.ts';
import type { Context, Rule } from '../rule.ts';
import { plural } from '../words.ts';
import { openOutage } from './server-down.ts';

/** Something is wrong with the set-up of an sshd that runs. */
export interface BrokenSetUp {
  problems: readonly Problem[];
  /** systemd's check refused a reload. */
  refusedReloads: number;
}

/** @param cuts  the line is of one connection, which it ended */
function broken(context: Context, kind: ProblemKind, cuts: boolean): void {
  if (openOutage(context)) return; // it is why sshd does not come up, and told there
  const { event } = context;
  const incident = context.openHost(brokenSetUp);
  const { detail } = incident;
  if (event.match.parser.spec.id === 'systemd.reload-failed') detail.refusedReloads += event.count;
  else detail.problems = withProblem(detail.problems, problemOf(event, kind));
  incident.add(event, cuts && context.host.server.isListening === true ? event.count : 0, true);
}

/** Errors in the configuration or the set-up while sshd goes on: with what it read before, or cutting each connection. */
export const brokenSetUp: Rule<BrokenSetUp> = {
  cause: 'server-config',
  about: 'host',
  locksOut: 'never',
  on: {
    'sshd-config-error': (context) => broken(context, 'configuration', false),
    'exec-failed': (context) => broken(context, 'program', true),
    'privsep-missing': (context) => broken(context, 'set-up', true),
    'sshd.no-host-keys': (context) => broken(context, 'set-up', true),
    'sshd-started': (context) => {
      // It came up with what the file says now.
      const incident = context.host.incident('server-config');
      if (incident) incident.over = true;
    },
  },
  detail: () => ({ problems: [], refusedReloads: 0 }),
  weigh: ({ count }) => ({ strength: 'proof', severity: count > 0 ? 75 : 35 }),
  tell: ({ detail, count, host }) => {
    const [first] = detail.problems;
    const what = first ? first.text : 'the check of sshd_config before a reload failed';
    const isProgram = first?.kind === 'program';
    const restart = 'Then restart it, while a session of yours stays open';
    return {
      message:
        count > 0
          ? `sshd could not serve ${plural(count, 'connection')} and cut ${count === 1 ? 'it' : 'them'} before the banner: ${what}`
          : `The configuration of sshd is broken: ${what}`,
      facts: count > 0 ? [] : [GOES_ON],
      remedy: [
        ...(first
          ? problemSteps(detail.problems)
          : [{ text: 'See what is wrong: the file and the line', command: 'sshd -t' }]),
        serviceStep(
          host,
          isProgram ? 'Restart it: an old sshd cannot start the programs of a new version' : restart,
          'restart',
          'sshd -t && ',
        ),
      ],
    };
  },
};

const GOES_ON = {
  label: 'Cut',
  text: 'nobody yet, as far as the log shows: an sshd that runs keeps what it read before. It will not come up after the next restart or reload',
};
