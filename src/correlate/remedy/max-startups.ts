import { networkOf } from '../holders.ts';
import type { Host } from '../host.ts';
import type { Blame, RemedyStep } from '../incident.ts';
import type { OpenIncident } from '../open-incident.ts';
import type { Throttling } from '../rules/max-startups.ts';
import type { Source } from '../source.ts';
import { list, userName } from '../words.ts';
import { keepOut, sshdConfig } from './server.ts';

const ONE_TO_BLAME = 0.5;
/** So many addresses are kept out one by one where their network cannot be. */
const MOST_ADDRESSES = 12;

/**
 * What to do depends on who held the slots: one network that never logs in is kept out; refused children of TCP
 * wrappers are refused earlier; own clients get more slots, slow ones less time.
 */
export function maxStartupsRemedy(incident: OpenIncident<Throttling>, blame: readonly Blame[]): RemedyStep[] {
  const { host, detail } = incident;
  const { holders } = detail;
  const since = detail.version === '10.0 or later' || detail.version === '9.8 or 9.9' ? '' : ' (OpenSSH 8.5 or later)';
  const perSource = sshdConfig(
    host,
    `Limit what one source may hold${since}`,
    'PerSourceMaxStartups 2',
    'PerSourceNetBlockSize 24:64',
    'LoginGraceTime 20',
  );
  const more = sshdConfig(host, 'Allow more connections to wait', 'MaxStartups 30:30:100');
  if (holders.connections === 0) {
    return [SEE, sshdConfig(host, 'Have each connection logged as it comes in', 'LogLevel VERBOSE'), perSource, more];
  }
  const first = blame[0] as Blame;
  if (holders.refused / holders.connections >= ONE_TO_BLAME) {
    return [{ text: REFUSED }, ...keepAway(incident, first), perSource, more];
  }
  const strangers = holders.accepted / holders.connections < 0.2;
  if (strangers && first.share >= ONE_TO_BLAME) {
    const held = `${first.source} held ${Math.round(first.share * 100)} % of the slots without logging in, so raising MaxStartups would only feed it`;
    const last = { ...more, text: `Only then, if it is still tight: ${more.text.toLowerCase()}` };
    return [{ text: held }, ...keepAway(incident, first), perSource, last];
  }
  if (holders.timedOut > 0 && holders.timedOut >= holders.accepted) {
    const faster = sshdConfig(host, 'Many wait until LoginGraceTime: give them less time', 'LoginGraceTime 30');
    return [faster, perSource, more];
  }
  return strangers
    ? [perSource, sshdConfig(host, 'Give clients that do not log in less time', 'LoginGraceTime 20'), more]
    : [{ ...more, text: `The slots are held by clients that do log in: ${more.text.toLowerCase()}` }, perSource];
}

const SEE: RemedyStep = {
  text: 'See who holds the slots right now',
  command: 'ss -Htn state established "( sport = :22 )" | awk \'{print $4}\' | sort | uniq -c | sort -rn | head',
};

const REFUSED =
  'TCP wrappers refuse them only after sshd has forked, and the refused child sleeps 5 s in its slot: refuse them before sshd does';

/** Keeps the culprit out, but never an address or a whole network from which somebody logs in. */
function keepAway({ host, detail }: OpenIncident<Throttling>, { source }: Blame): RemedyStep[] {
  const friends = friendsIn(host, source);
  const strangers = detail.holders.addressesIn(source).filter((ip) => !friends.has(ip));
  if (strangers.length === 0) return [];
  if (friends.size === 0) return [keepOut(22, source)];
  const names = list(
    [...friends].map(([ip, user]) => `${userName(user)} from ${ip}`),
    2,
  );
  const some = keepOut(22, ...strangers.slice(0, MOST_ADDRESSES));
  return [{ ...some, text: `Do not block all of ${source}, since ${names} logs in there. ${some.text}` }];
}

/** Addresses in the network from which somebody logged in, the latest first, with the first user of each. */
function friendsIn(host: Host, network: string): Map<string, string> {
  const friends = host.sources.known().filter(({ ip }) => ip === network || networkOf(ip) === network);
  const latest = ({ logins }: Source) => logins.at(-1) ?? 0;
  return new Map(friends.sort((a, b) => latest(b) - latest(a)).map(({ ip, users }) => [ip, users[0] as string]));
}
