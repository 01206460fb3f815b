import type { Blame, RemedyStep } from '../incident.ts';
import type { OpenIncident } from '../open-incident.ts';
import type { Throttling } from '../rules/max-startups.ts';
import { isPlainAddress, keepOut, sshdConfig } from './server.ts';

const ONE_TO_BLAME = 0.5;

/**
 * What to do depends on who held the slots: one network that never logs in is kept out; refused children of TCP
 * wrappers are refused earlier; own clients get more slots, slow ones less time.
 */
export function maxStartupsRemedy(incident: OpenIncident<Throttling>, blame: readonly Blame[]): RemedyStep[] {
  const { host, detail } = incident;
  const { holders } = detail;
  const perSource = sshdConfig(
    host,
    'Limit what one source may hold (OpenSSH 8.5 or later)',
    'PerSourceMaxStartups 2',
    'PerSourceNetBlockSize 24:64',
    'LoginGraceTime 20',
  );
  const more = sshdConfig(host, 'Allow more connections to wait', 'MaxStartups 30:30:100');
  const see: RemedyStep = {
    text: 'See who holds the slots right now',
    command: 'ss -Htn state established "( sport = :22 )" | awk \'{print $4}\' | sort | uniq -c | sort -rn | head',
  };
  if (holders.connections === 0) {
    return [see, sshdConfig(host, 'Have each connection logged as it comes in', 'LogLevel VERBOSE'), perSource, more];
  }
  const first = blame[0] as Blame;
  const strangers = holders.accepted / holders.connections < 0.2;
  if (holders.refused / holders.connections >= ONE_TO_BLAME) {
    return [
      {
        text: 'TCP wrappers refuse them only after sshd has forked, and the refused child sleeps 5 s in its slot: refuse them before sshd does',
      },
      ...(isPlainAddress(first.source) ? [keepOut(first.source, 22)] : []),
      perSource,
      more,
    ];
  }
  if (strangers && first.share >= ONE_TO_BLAME && isPlainAddress(first.source)) {
    return [
      {
        text: `${first.source} holds ${Math.round(first.share * 100)} % of the slots and does not log in, so raising MaxStartups would only feed it`,
      },
      keepOut(first.source, 22),
      perSource,
      { ...more, text: `Only then, if it is still tight: ${more.text}` },
    ];
  }
  if (holders.timedOut > 0 && holders.timedOut >= holders.accepted) {
    return [
      sshdConfig(host, 'Many wait until LoginGraceTime: give them less time', 'LoginGraceTime 30'),
      perSource,
      more,
    ];
  }
  return strangers
    ? [perSource, sshdConfig(host, 'Give clients that do not log in less time', 'LoginGraceTime 20'), more]
    : [{ ...more, text: `The slots are held by clients that do log in: ${more.text}` }, perSource];
}
