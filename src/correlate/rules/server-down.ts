import type { LogEvent } from '../../parser/log-event.ts';
import type { OpenIncident } from '../open-incident.ts';
import { type Beginning, newOutage, type Outage, type ProblemKind, problemOf, withProblem } from '../outage.ts';
import { tellOutage, weighOutage } from '../outage-story.ts';
import type { Context, Rule } from '../rule.ts';
import { ownCopy } from '../text-store.ts';
import type { ResourceExhaustion } from './resource-exhaustion.ts';
import type { BrokenSetUp } from './server-config.ts';

const SECOND = 1_000_000;
/** Lines of one restart in two logs, or in the wrong order, are so near. */
const SAME_RESTART = SECOND;
/** What was wrong before it went down is why it did not come up. */
const BEFORE = 60 * SECOND;
/** LoginGraceTime's default: a login so long after its connection came in. */
const LOGIN_GRACE = 120 * SECOND;
/** systemd says “Started” before a process of Type=simple fails. */
const FAILS_AT_ONCE = 5 * SECOND;
/** The kernel's kill and systemd's word of it. */
const KILL_TO_EXIT = 10 * SECOND;

type Incident = OpenIncident<Outage>;

/** The outage that goes on, or undefined. */
export function openOutage(context: Context): Incident | undefined {
  const incident = context.host.incident('server-down') as Incident | undefined;
  return incident && !incident.over ? incident : undefined;
}

/** The last outage, over a moment ago: late lines of the same restart belong there. */
function lastOutage({ host, event }: Context, reach: number): Incident | undefined {
  const incident = host.incident('server-down') as Incident | undefined;
  return incident?.over && event.line.time - incident.end <= reach ? incident : undefined;
}

/** Adds a line without making the outage any longer. */
function addLate(incident: OpenIncident, event: LogEvent): void {
  const { end } = incident;
  incident.add(event, 0);
  incident.end = end;
}

/** The outage that the line begins or goes on with. */
function goDown(context: Context, beginning: Beginning): Incident {
  const { event, host } = context;
  const { server } = host;
  const current = openOutage(context);
  if (current) {
    current.add(event, 0, true);
    return current;
  }
  const before = host.incident('server-down');
  if (before) context.close(before);
  const incident = context.openHost(serverDown);
  const { detail } = incident;
  detail.beginning = beginning;
  detail.pid = server.pids.has(event.line.pid) ? event.line.pid : ([...server.pids].at(-1) ?? 0);
  if (detail.pid === 0 && event.match.parser.spec.program[0] === 'sshd') detail.pid = event.line.pid;
  detail.isShutdown = event.line.time - server.shutdown < 5 * BEFORE;
  detail.isSocketOpen = server.hasSocket;
  incident.lasting = true;
  takeOverSetUp(context, incident);
  server.stops();
  incident.add(event, 0, true);
  return incident;
}

/** Errors of the configuration that were told just before belong to the outage that they caused. */
function takeOverSetUp(context: Context, incident: Incident): void {
  const known = context.host.incident('server-config') as OpenIncident<BrokenSetUp> | undefined;
  if (known === undefined || context.event.line.time - known.end > BEFORE) return;
  for (const problem of known.detail.problems)
    incident.detail.problems = withProblem(incident.detail.problems, problem);
  incident.adopt(known);
  context.absorb(known);
}

function stopped(context: Context): void {
  const late = isSystemd(context) ? lastOutage(context, SAME_RESTART) : undefined;
  if (late) {
    addLate(late, context.event);
    return;
  }
  const isStopping = !context.event.match.pattern.source.startsWith('Stopped');
  const { isListening } = context.host.server;
  // `Stopped` also ends a start that failed, and comes for a unit that never ran.
  if (!isStopping && isListening !== true && !openOutage(context)) return;
  const { detail } = goDown(context, 'stop');
  if (!isStopping) detail.isOldGone = true;
}

function started(context: Context): void {
  const { event, host } = context;
  const { server } = host;
  const bySystemd = isSystemd(context);
  if (!bySystemd || server.isListening === undefined) server.isListening = true;
  if (!bySystemd) server.listens(event.line.pid, event.get('destination.port') as number | undefined);
  const incident = openOutage(context);
  if (incident === undefined) {
    const late = lastOutage(context, SAME_RESTART);
    if (late) addLate(late, event);
    if (late && !bySystemd) late.detail.isProvisional = false;
    return;
  }
  incident.add(event, 0, true);
  incident.end = Math.max(incident.start, event.line.time) || incident.end;
  incident.over = true;
  incident.lasting = false;
  server.isListening = true;
  incident.detail.isProvisional = bySystemd;
  if (!bySystemd) incident.detail.nextPid = event.line.pid;
}

/** It serves somebody, so it runs: the line that says since when is missing. */
function serves(context: Context): void {
  const incident = context.host.open === undefined ? undefined : openOutage(context);
  if (incident === undefined) return;
  const { session } = context;
  if (session === undefined) return;
  const opened = Number.isNaN(session.openedAt) ? session.firstSeen - LOGIN_GRACE : session.openedAt - SECOND;
  if (!(opened > incident.end)) return;
  incident.over = true;
  incident.lasting = false;
  incident.detail.isEndUnknown = true;
  context.host.server.isListening = true;
}

/** A start that failed, or the end of the process that ran; `isTry` where the line can only be the former. */
function failed(context: Context, isTry: boolean): Incident {
  const { host, event } = context;
  isSystemd(context);
  const over = openOutage(context) ? undefined : lastOutage(context, FAILS_AT_ONCE);
  if (over?.detail.isProvisional) {
    over.over = false;
    over.lasting = true;
    host.server.stops();
  }
  const incident = goDown(context, host.server.isListening === true ? 'death' : 'start');
  const { detail } = incident;
  const exit = event.get('sshwhy.exit.status');
  if (typeof exit !== 'string') return incident;
  detail.exit = ownCopy(exit.slice(0, 40));
  if (isTry || detail.isOldGone || detail.beginning === 'start') detail.exits++;
  detail.isOldGone = true;
  return incident;
}

function killed(context: Context): void {
  const { event, host } = context;
  const exhaustion = host.incident('resource-exhaustion') as OpenIncident<ResourceExhaustion> | undefined;
  const isFresh = openOutage(context) === undefined;
  const incident = failed(context, false);
  if (isFresh) {
    incident.detail.beginning = 'death';
    incident.detail.exits = 0;
  }
  const kill = exhaustion?.detail.killed;
  if (exhaustion && kill && event.line.time - kill.time <= KILL_TO_EXIT) {
    incident.start = Math.min(incident.start, kill.time);
    incident.detail.killedFor = kill.process;
    incident.detail.killedAt = kill.time;
    incident.adopt(exhaustion);
    context.absorb(exhaustion);
  }
}

function wrong(context: Context, kind: ProblemKind): void {
  const incident = openOutage(context);
  if (incident === undefined) return;
  incident.detail.problems = withProblem(incident.detail.problems, problemOf(context.event, kind));
  incident.add(context.event, 0, true);
}

function cannotStart(context: Context, kind: ProblemKind): void {
  if (openOutage(context) === undefined) {
    if (context.host.server.isListening === true) return; // a second sshd, or one connection of the one that runs
    if (Number.isNaN(context.event.line.time)) return; // what `sshd -t` says, saved
  }
  const incident = goDown(context, 'start');
  const { bindError } = context.host.server;
  const problem = problemOf(context.event, kind);
  const text = kind === 'port' && bindError !== '' ? bindError : problem.text;
  incident.detail.problems = withProblem(incident.detail.problems, { ...problem, text });
  incident.detail.refusals++;
}

/** systemd's words also tell what the unit is called. */
function isSystemd({ event, host }: Context): boolean {
  const { parser, source } = event.match.pattern;
  if (parser.spec.program[0] !== 'systemd') return false;
  host.server.learnUnit(source);
  return true;
}

export const serverDown: Rule<Outage> = {
  cause: 'server-down',
  about: 'host',
  locksOut: 'never',
  on: {
    'sshd-stopped': stopped,
    'sshd-restarted': (context) => void goDown(context, 'reload'),
    'sshd-started': started,
    'connection-opened': serves,
    ssh_login: serves,
    'sshd-start-failed': (context) => void failed(context, true),
    'systemd.process-exited': (context) => {
      const isControl = context.event.match.pattern.source.toLowerCase().includes('control process');
      // The check before a reload: “Reload failed” or “Failed to start” says what came of it.
      if (!isControl || openOutage(context)) failed(context, isControl);
    },
    'systemd.start-limit': (context) => {
      failed(context, true).detail.hasHitLimit = true;
    },
    'systemd.unit-failed': (context) => {
      if (context.event.get('sshwhy.unit.result') === 'trigger-limit-hit') return; // see socket-limit
      const { detail } = failed(context, true);
      const refuses = context.event.match.pattern.source.startsWith('Failed to');
      if (refuses && !detail.hasHitLimit) detail.refusals++;
    },
    'systemd.restart-scheduled': (context) => void openOutage(context)?.add(context.event, 0),
    'systemd.process-killed': killed,
    'systemd.process-left': (context) => {
      const incident = openOutage(context) ?? lastOutage(context, FAILS_AT_ONCE);
      if (!incident) return;
      incident.detail.left++;
      addLate(incident, context.event);
    },
    'logind.going-down': (context) => {
      context.host.server.shutdown = context.event.line.time;
    },
    'sshd.bind-failed': (context) => {
      context.host.server.bindError = problemOf(context.event, 'port').text;
      openOutage(context)?.add(context.event, 0);
    },
    'sshd.cannot-bind': (context) => cannotStart(context, 'port'),
    'sshd.restart-failed': (context) => {
      const { detail } = goDown(context, 'reload');
      detail.problems = withProblem(detail.problems, problemOf(context.event, 'program'));
    },
    'sshd.absolute-path': () => undefined,
    'sshd.no-host-keys': (context) => cannotStart(context, 'set-up'),
    'host-key-error': (context) => wrong(context, 'set-up'),
    'privsep-missing': (context) => cannotStart(context, 'set-up'),
    'exec-failed': (context) => wrong(context, 'program'),
    'sshd-config-error': (context) => wrong(context, 'configuration'),
  },
  detail: newOutage,
  weigh: weighOutage,
  tell: tellOutage,
};
