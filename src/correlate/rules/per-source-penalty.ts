import type { Fact } from '../incident.ts';
import type { OpenIncident } from '../open-incident.ts';
import { isPlainAddress, sshdConfig } from '../remedy/server.ts';
import type { Context, Rule } from '../rule.ts';
import { ownCopy } from '../text-store.ts';
import { list, plural, span, times } from '../words.ts';
import { takeFailures } from './brute-force.ts';

export interface Penalty {
  reasons: string[];
  /** Seconds of the longest penalty that was in force. */
  longest: number;
  inForce: boolean;
  deferred: number;
  failures: string;
  /** Failures after the first penalty. */
  laterTries: number;
  failuresFrom: number;
}

function note(incident: OpenIncident<Penalty>, context: Context): void {
  const reason = context.event.get('sshwhy.penalty.reason');
  const { reasons } = incident.detail;
  if (typeof reason === 'string' && reasons.length < 4 && !reasons.includes(reason)) reasons.push(ownCopy(reason));
}

/** What led to the penalty, unless that is known. */
function noteFailures(penalty: Penalty, context: Context): void {
  const taken = penalty.failures === '' ? takeFailures(context) : undefined;
  if (taken === undefined) return;
  penalty.failures = taken.failures;
  penalty.failuresFrom = taken.failuresFrom;
}

export const perSourcePenalty: Rule<Penalty> = {
  cause: 'per-source-penalty',
  about: 'source',
  locksOut: 'address',
  on: {
    'persource-penalty-drop': (context) => {
      const incident = context.open(perSourcePenalty);
      if (!incident) return;
      context.host.addLocal(context.event.address('destination.ip'));
      note(incident, context);
      noteFailures(incident.detail, context);
      incident.detail.inForce = true;
      incident.add(context.event, context.event.count);
      context.host.penalised.add(incident as OpenIncident);
    },
    'persource-penalty': (context) => {
      const state = context.event.get('sshwhy.penalty.state');
      const incident = state === undefined ? undefined : context.open(perSourcePenalty);
      if (!incident) return;
      note(incident, context);
      if (state === 'deferred') incident.detail.deferred++;
      else {
        incident.detail.inForce = true;
        noteFailures(incident.detail, context);
        const seconds = (context.event.get('sshwhy.penalty.seconds') as number | undefined) ?? 0;
        incident.detail.longest = Math.max(incident.detail.longest, seconds);
      }
      incident.add(context.event, 0, state !== 'deferred');
    },
    'persource-penalty-rate-limited': (context) => {
      const more = (context.event.get('sshwhy.count') as number | undefined) ?? 0;
      const { penalised } = context.host;
      // The line names nobody: it belongs to the one source that was dropped since the last such line, if it was one.
      const [only] = penalised.size === 1 ? penalised : [];
      const incident = only ?? context.openHost(unnamedPenalties);
      incident.add(context.event, more, true);
      penalised.clear();
    },
  },
  detail: () => ({
    reasons: [],
    longest: 0,
    inForce: false,
    deferred: 0,
    failures: '',
    failuresFrom: Number.NaN,
    laterTries: 0,
  }),
  weigh: ({ detail, count }) => {
    // A penalty that nobody ran into cut nobody.
    return detail.inForce && count > 0 ? { strength: 'proof', severity: 45 } : undefined;
  },
  tell: (incident) => {
    const { detail, source, count, host } = incident;
    const ip = source?.ip ?? '';
    const why = detail.reasons.length > 0 ? ` (penalty for: ${list(detail.reasons)})` : '';
    return {
      message: `${ip} was refused ${times(count)} by sshd's PerSourcePenalties${why}`,
      chain: [
        ...(detail.failures ? [{ time: detail.failuresFrom, text: detail.failures }] : []),
        ...(detail.longest > 0 ? [{ time: Number.NaN, text: `penalty of ${span(detail.longest * 1e6)}` }] : []),
        { time: Number.NaN, text: `${plural(count, 'connection')} refused` },
        ...(detail.laterTries > 0 ? [{ time: Number.NaN, text: plural(detail.laterTries, 'more failed login') }] : []),
      ],
      facts: [SHARED],
      remedy: isPlainAddress(ip)
        ? [
            { text: 'Wait: a penalty runs out by itself (at most 10 minutes by default), if the failures stop' },
            sshdConfig(host, 'If it belongs here, exempt it', `PerSourcePenaltyExemptList ${ip}`),
          ]
        : [],
    };
  },
};

const SHARED: Fact = {
  label: 'Who else',
  text: 'a penalty is for the whole PerSourceNetBlockSize block (32:128 by default: the one address), so everybody behind the same NAT is refused too',
};

/** Drops that sshd counted without saying whose they were, while several sources were penalised. */
export const unnamedPenalties: Rule<undefined> = {
  cause: 'per-source-penalty',
  about: 'host',
  locksOut: 'never',
  on: {},
  detail: () => undefined,
  weigh: () => ({ strength: 'proof', severity: 35 }),
  tell: ({ count, host }) => ({
    message: `sshd refused ${plural(count, 'further connection')} by PerSourcePenalties without logging whose`,
    facts: [
      {
        label: 'Not named',
        text: 'OpenSSH 10.0 and later limit the rate of these lines; the addresses are those of the other penalty incidents of this time',
      },
    ],
    remedy: [
      sshdConfig(
        host,
        'If clients of yours are among them, exempt their network',
        'PerSourcePenaltyExemptList 192.0.2.0/24',
      ),
    ],
  }),
};
