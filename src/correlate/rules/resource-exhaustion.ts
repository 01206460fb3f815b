import { addressText } from '../../parser/address.ts';
import type { LogEvent } from '../../parser/log-event.ts';
import type { OpenIncident } from '../open-incident.ts';
import type { Context, Rule } from '../rule.ts';
import type { Killed } from '../server-state.ts';
import type { Shortage, ShortageKind } from '../shortage.ts';
import { tellShortage, weighShortage } from '../shortage.ts';
import { ownCopy } from '../text-store.ts';
import { openOutage } from './server-down.ts';

const SECOND = 1_000_000;
/** Two or three lines tell one kill. */
const SAME_KILL = 5 * SECOND;
/** A process killed so near is why sshd could not get memory. */
const NEAR = 60 * SECOND;
const SSHD = /^(?:sshd(?:-session|-auth)?|dropbear)$/;

export type ResourceExhaustion = Shortage;
type Incident = OpenIncident<Shortage>;

function note(context: Context, kind: ShortageKind, cut: number): Incident {
  const { event, host } = context;
  const incident = context.openHost(resourceExhaustion);
  const { detail } = incident;
  detail.lines[kind] = (detail.lines[kind] ?? 0) + event.count;
  const near = host.server.killed;
  if (detail.neighbour === undefined && near && !SSHD.test(near.process) && event.line.time - near.time <= NEAR) {
    detail.neighbour = near;
  }
  const error = event.get('error.message');
  if (typeof error === 'string' && detail.error === '') detail.error = ownCopy(error.slice(0, 100));
  incident.add(event, cut, true);
  return incident;
}

function oomKilled(context: Context): void {
  const { event, host } = context;
  const process = String(event.get('sshwhy.oom.process') ?? '');
  const pid = (event.get('sshwhy.oom.pid') as number | undefined) ?? 0;
  if (!SSHD.test(process)) {
    host.server.killed = { time: event.line.time, process: ownCopy(process.slice(0, 40)), pid };
    const incident = host.incident('resource-exhaustion') as Incident | undefined;
    if (incident && event.line.time - incident.end <= NEAR) {
      incident.detail.neighbour ??= host.server.killed;
      incident.add(event, 0, true);
    }
    return;
  }
  const last = host.server.killed;
  const again = last?.pid === pid && event.line.time - last.time <= SAME_KILL;
  const killed: Killed = again ? last : { time: event.line.time, process: ownCopy(process), pid };
  host.server.killed = killed;
  const outage = openOutage(context);
  if (outage && !(event.line.time - outage.start > SAME_KILL)) {
    // The kernel's log may come behind systemd's within the same second.
    outage.detail.killedFor = killed.process;
    outage.detail.killedAt = killed.time;
    outage.start = Math.min(outage.start, killed.time);
    outage.add(event, 0, true);
    return;
  }
  const session = host.sessions.get(pid);
  const incident = note(context, 'kills', !again && session ? 1 : 0);
  incident.detail.killed = killed;
  if (!again) incident.detail.kills++;
  if (session?.source !== undefined && !again) incident.victims?.add(session.source, 1);
}

/** `A process of this unit has been killed by the OOM killer`: of the SSH service, or of somebody's session. */
function unitKilled(context: Context): void {
  if (context.event.get('sshwhy.logind.id') !== undefined) return;
  const outage = openOutage(context);
  if (outage) {
    outage.detail.killedFor ||= 'sshd';
    if (Number.isNaN(outage.detail.killedAt)) outage.detail.killedAt = context.event.line.time;
    outage.add(context.event, 0, true);
    return;
  }
  const { detail } = note(context, 'kills', 0);
  detail.killed ??= { time: context.event.line.time, process: 'sshd', pid: 0 };
}

function crashed(context: Context): void {
  const { event, host } = context;
  const signal = event.get('sshwhy.signal') as number | undefined;
  if (signal === 0) return; // the sandbox only noted it
  const pid = (event.get('sshwhy.child.pid') as number | undefined) ?? event.line.pid;
  const { lastCrash } = host.server;
  const { spec } = event.match.parser;
  const byKernel = spec.program[0] === 'kernel';
  const isNear = event.line.time - lastCrash.time <= SAME_KILL;
  const again = isNear && (lastCrash.pid === pid || (lastCrash.byKernel && !byKernel));
  host.server.lastCrash = { pid, time: event.line.time, byKernel };
  if (host.server.pids.has(pid) && byKernel) return; // systemd or silence tells
  const incident = note(context, 'crashes', again ? 0 : 1);
  incident.detail.signal = signal ?? incident.detail.signal;
  const source = clientOf(event, context);
  // The kernel's line was counted, and names no client.
  if (source !== undefined && (!again || lastCrash.byKernel)) incident.victims?.add(source, 1);
}

/** 9.8p1 names the two ends the wrong way round. */
function clientOf(event: LogEvent, { host }: Context): LogEvent['sourceKey'] {
  const known = host.sessions.get(event.line.pid)?.source;
  if (event.sourceKey === undefined) return known;
  const other = event.address('destination.ip');
  const isSwapped = host.localAddresses.has(event.sourceKey) && other !== undefined && !host.localAddresses.has(other);
  return isSwapped ? other : event.sourceKey;
}

export const resourceExhaustion: Rule<Shortage> = {
  cause: 'resource-exhaustion',
  about: 'host',
  locksOut: 'address',
  on: {
    'oom-kill': oomKilled,
    'systemd.oom-killed': unitKilled,
    'fork-failed': (context) => void note(context, 'forks', context.event.count),
    'kernel.pids-limit': (context) => {
      const group = String(context.event.get('sshwhy.cgroup') ?? '');
      if (!/\/(?:sshd?|dropbear)(?:@[^/]*)?\.service|\/user\.slice\//.test(group)) return; // another service
      note(context, 'processes', 0).detail.group = ownCopy(group.slice(0, 200));
    },
    'fd-exhausted': (context) => void note(context, 'descriptors', 0),
    'conntrack-full': (context) => void note(context, 'connections', 0),
    'syn-flood': (context) => {
      const port = context.event.get('destination.port') as number;
      if (!context.host.server.isSshPort(port)) return;
      const drops = String(context.event.get('sshwhy.syn.answer') ?? '').startsWith('Dropping');
      const incident = note(context, 'flood', 0);
      incident.detail.dropsRequests ||= drops;
    },
    'sshd-crashed': crashed,
    'systemd.process-killed': () => undefined,
  },
  detail: () => ({
    lines: {},
    kills: 0,
    killed: undefined,
    neighbour: undefined,
    error: '',
    group: '',
    signal: 0,
    dropsRequests: false,
  }),
  weigh: weighShortage,
  tell: (incident) =>
    tellShortage(
      incident,
      (incident.victims?.top(3) ?? []).map(([key]) => addressText(key)),
    ),
};
