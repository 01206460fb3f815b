import { addressText } from '../../parser/address.ts';
import { Holders, networkOf } from '../holders.ts';
import type { Host } from '../host.ts';
import type { Blame, Fact, Lockout } from '../incident.ts';
import type { OpenIncident } from '../open-incident.ts';
import { maxStartupsRemedy } from '../remedy/max-startups.ts';
import type { Context, Rule, Story } from '../rule.ts';
import type { Session } from '../session.ts';
import { Stretches } from '../stretches.ts';
import { list, plural, times, userName } from '../words.ts';

const SECOND = 1_000_000;
/** A child may log its `Connection from` a little after the listener has counted it. */
const LATE = SECOND / 10;
/** Who logs in so fast is not what fills the slots. */
const QUICK_LOGIN = 2 * SECOND;
/** LoginGraceTime's default: how long a connection can have been open whose beginning is not logged. */
const LOGIN_GRACE = 120 * SECOND;

export interface Throttling {
  readonly drops: Stretches;
  readonly holders: Holders;
  episodes: number;
  dropLines: number;
  /** Dropped, by a count that names no address. */
  unnamed: number;
  /** Lowest number of waiting connections at which one was dropped. */
  lowest: number;
  /** The last drop line's pattern, and the OpenSSH version range that it tells. */
  wording: string;
  version: string;
}

function dropped(context: Context): void {
  const { event, host } = context;
  const incident = context.open(maxStartups) as OpenIncident<Throttling>;
  const { detail } = incident;
  host.throttledDrops += event.count;
  detail.dropLines += event.count;
  detail.drops.add(event.line.time);
  detail.lowest = Math.min(
    detail.lowest,
    (event.get('sshwhy.startups') as number | undefined) ?? Number.POSITIVE_INFINITY,
  );
  if (detail.wording !== event.match.pattern.source) {
    detail.wording = event.match.pattern.source;
    detail.version = versionOf(detail.wording);
  }
  const { sourceKey } = event;
  if (sourceKey !== undefined) incident.victims?.add(sourceKey, event.count);
  host.addLocal(event.address('destination.ip'));
  incident.over = false;
  incident.add(event, event.count, context.source?.isKnown === true);
}

/** `stated`: how many the line says were dropped since throttling began. */
function summary(context: Context, stated: number, over: boolean): void {
  const { event, host } = context;
  const unseen = Math.max(0, stated - host.throttledDrops);
  host.throttledDrops = over ? 0 : host.throttledDrops + unseen;
  if (unseen === 0 && host.incident('max-startups') === undefined) return; // its drops were told by an incident that is over
  const incident = context.open(maxStartups) as OpenIncident<Throttling>;
  incident.detail.unnamed += unseen;
  if (unseen > 0) incident.detail.drops.extend(event.line.time);
  incident.over = over;
  incident.add(event, unseen, true);
}

export const maxStartups: Rule<Throttling> = {
  cause: 'max-startups',
  about: 'host',
  locksOut: 'address',
  on: {
    'maxstartups-throttle-start': (context) => {
      context.host.throttledDrops = 0;
      const incident = context.open(maxStartups) as OpenIncident<Throttling>;
      incident.detail.episodes++;
      incident.over = false;
      incident.add(context.event, 0, true);
    },
    'maxstartups-drop': dropped,
    'maxstartups-throttling': (context) =>
      summary(context, ((context.event.get('sshwhy.count') as number | undefined) ?? 1) - 1, false),
    'maxstartups-throttle-end': (context) =>
      summary(context, (context.event.get('sshwhy.count') as number | undefined) ?? 0, true),
    'maxstartups-rate-limited': (context) => {
      const more = (context.event.get('sshwhy.count') as number | undefined) ?? 0;
      const incident = context.open(maxStartups) as OpenIncident<Throttling>;
      incident.detail.unnamed += more;
      incident.add(context.event, more, true);
    },
  },
  detail: () => ({
    drops: new Stretches(),
    holders: new Holders(),
    episodes: 0,
    dropLines: 0,
    unnamed: 0,
    lowest: Number.POSITIVE_INFINITY,
    wording: '',
    version: '',
  }),
  sessionEnded(host: Host, session: Session): void {
    const incident = host.incident('max-startups') as OpenIncident<Throttling> | undefined;
    if (!incident) return;
    const seen = session.firstSeen < session.endedAt ? session.firstSeen : session.endedAt - LOGIN_GRACE;
    const from = Number.isNaN(session.openedAt) ? seen : session.openedAt - LATE;
    if (session.end === 'accepted' && session.endedAt - from < QUICK_LOGIN) return;
    if (incident.detail.drops.touches(from, session.endedAt)) incident.detail.holders.add(session);
  },
  weigh: ({ detail }) => ({ strength: detail.dropLines > 0 ? 'proof' : 'strong', severity: 70 }),
  tell: (incident, lockouts): Story => {
    const blame = incident.detail.holders.blame();
    return {
      message: message(incident, lockouts, blame[0]),
      blame,
      facts: facts(incident, blame),
      remedy: maxStartupsRemedy(incident, blame),
    };
  },
};

/** The victim first, then what happened, then who filled the slots. */
function message(incident: OpenIncident<Throttling>, lockouts: readonly Lockout[], culprit: Blame | undefined): string {
  const dropped = `${plural(incident.count, 'connection')}`;
  const who = lockouts.map(({ users, source, count }) => `${list(users.map(userName))} from ${source} ${times(count)}`);
  const addresses = incident.victims?.size ?? 0;
  const from = addresses > 0 ? ` from ${plural(addresses, 'address', 'addresses')}` : '';
  const what =
    who.length > 0
      ? `Locked out: ${list(who, 2)}; sshd was past MaxStartups and dropped ${dropped}`
      : `sshd was past MaxStartups and dropped ${dropped}${from}`;
  if (!culprit) return what;
  const all = incident.detail.holders.connections;
  const held = culprit.connections === all ? `all ${all}` : `${culprit.connections} of ${all}`;
  return `${what}; ${culprit.source} held ${held} slots`;
}

function facts(incident: OpenIncident<Throttling>, blame: readonly Blame[]): Fact[] {
  const { detail, victims } = incident;
  const found: Fact[] = [];
  const culprit = blame[0];
  const own = culprit
    ? [...(victims?.keys() ?? [])]
        .map(addressText)
        .filter((ip) => ip === culprit.source || networkOf(ip) === culprit.source)
    : [];
  if (culprit && own.length > 0 && victims) {
    const text = `${own.length} of the ${plural(victims.size, 'cut address', 'cut addresses')} ${own.length === 1 ? 'is' : 'are'} of ${culprit.source} itself, which held the slots`;
    found.push({ label: 'Among the cut', text });
  }
  if (detail.episodes > 1) found.push({ label: 'Episodes', text: `sshd began throttling ${times(detail.episodes)}` });
  if (detail.unnamed > 0) {
    const text = `${detail.unnamed} of the ${incident.count} drops stand in the log only as a count, without an address; LogLevel VERBOSE names them before OpenSSH 10.0`;
    found.push({ label: 'Not named', text });
  }
  if (Number.isFinite(detail.lowest)) {
    const text = `drops began with ${plural(detail.lowest, 'connection')} waiting, so MaxStartups (or PerSourceMaxStartups) starts at ${detail.lowest} or below here; the default is 10:30:100`;
    found.push({ label: 'The limit', text });
  }
  if (detail.version) found.push({ label: 'Server', text: `worded as by OpenSSH ${detail.version}` });
  if (detail.holders.connections === 0) {
    const text =
      'unknown: no line tells of a connection that was waiting at that time; LogLevel VERBOSE logs each one as it comes in';
    found.push({ label: 'Who held the slots', text });
  }
  return found;
}

/** The tail of the drop line changed with OpenSSH 9.8 and with 10.0. */
function versionOf(pattern: string): string {
  if (pattern.endsWith('past MaxStartups')) return '7.4 to 9.7';
  if (pattern.endsWith('past Maxstartups')) return '9.8 or 9.9';
  return pattern.endsWith('Maxstartups') ? '10.0 or later' : '7.3 or older';
}
