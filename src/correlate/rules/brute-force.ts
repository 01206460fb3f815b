import type { OpenIncident } from '../open-incident.ts';
import { isPlainAddress, keepOut, sshdConfig } from '../remedy/server.ts';
import type { Context, Rule } from '../rule.ts';
import type { Source } from '../source.ts';
import { ownCopy } from '../text-store.ts';
import { plural, span, userList, userName } from '../words.ts';

/** fail2ban's default maxretry; so many failures are no typing error. */
const MANY_TRIES = 5;
const MANY_USERS = 4;

export interface Attack {
  tries: number;
  /** Who got in at last, from the same address, after the failures; '' when nobody did. */
  gotIn: string;
  method: string;
  triesBefore: number;
}

function failed(context: Context, announces: boolean): void {
  const { event, session, source } = context;
  let tries = event.count;
  if (session) {
    if (announces && session.announced) tries = 0;
    else if (!announces && session.announced) {
      session.announced = false;
      tries--;
    } else if (announces) session.announced = true;
    session.tries += tries;
  }
  const story = source && cutOff(source);
  if (story) {
    story.laterTries += tries;
    return;
  }
  const incident = context.open(bruteForce);
  if (!incident) return;
  incident.detail.tries += tries;
  incident.add(event, 0);
}

interface CutOff {
  laterTries: number;
  inForce?: boolean;
  bans?: number;
}

/** What already cuts this source off, so that its failures belong there. */
function cutOff(source: Source): CutOff | undefined {
  for (let incident = source.open; incident !== undefined; incident = incident.next) {
    if (incident.tool === undefined && incident.cause !== 'per-source-penalty') continue;
    const detail = incident.detail as CutOff;
    if (detail.inForce || (detail.bans ?? 0) > 0) return detail;
  }
  return undefined;
}

export const bruteForce: Rule<Attack> = {
  cause: 'brute-force',
  about: 'source',
  locksOut: 'never',
  on: {
    ssh_login: (context) => {
      const { event, source } = context;
      if (!context.isSuccess) return failed(context, false);
      const incident = source?.incident('brute-force') as OpenIncident<Attack> | undefined;
      if (!incident) return;
      incident.add(event, 0, true);
      if (incident.detail.gotIn) return;
      incident.detail.gotIn = ownCopy(event.userName ?? '');
      incident.detail.method = ownCopy(String(event.get('sshwhy.auth.method') ?? ''));
      incident.detail.triesBefore = incident.detail.tries;
    },
    // sshd's own log tells the same tries.
    'audit.login-failed': (context) => {
      if (context.host.logName === '') failed(context, false);
    },
    'sshd.invalid-user': (context) => failed(context, true),
    'sshd.pam-error': (context) => failed(context, true),
  },
  detail: () => ({ tries: 0, gotIn: '', method: '', triesBefore: 0 }),
  weigh: ({ detail, users }) =>
    detail.tries < MANY_TRIES && users.length < MANY_USERS
      ? undefined
      : { strength: 'proof', severity: isGuessed(detail) ? 85 : 30 },
  tell: (incident) => {
    const { detail, source, start, end } = incident;
    const ip = source?.ip ?? '';
    const guessed = isGuessed(detail);
    const names = userList(incident);
    const got = guessed ? `, then got in as ${userName(detail.gotIn)} with a password` : '';
    return {
      message: `${ip} tried to log in ${plural(detail.tries, 'time')} in ${span(end - start)} as ${names}${got}`,
      facts: guessed
        ? [
            {
              label: 'Take care',
              text: 'a guess may have succeeded: change that password and look at what the session did',
            },
          ]
        : [],
      remedy: isPlainAddress(ip)
        ? [
            sshdConfig(incident.host, 'Guessing passwords ends when there are none', 'PasswordAuthentication no'),
            keepOut(22, ip),
          ]
        : [],
    };
  },
};

/** After so many failures a password let somebody in. */
function isGuessed({ gotIn, method, triesBefore }: Attack): boolean {
  return gotIn !== '' && method.startsWith('password') && triesBefore >= MANY_TRIES;
}

/** The failures that led to a ban or a penalty are its first chapter, not an incident of their own. */
export function takeFailures(context: Context): { failures: string; failuresFrom: number } | undefined {
  const attack = context.source?.incident('brute-force') as OpenIncident<Attack> | undefined;
  if (!attack) return undefined;
  const names = attack.users.length > 0 ? ` as ${userList(attack, 3)}` : '';
  const failures = `${plural(attack.detail.tries, 'failed login')}${names}`;
  context.absorb(attack);
  return { failures, failuresFrom: attack.start };
}
