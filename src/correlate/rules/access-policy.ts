import type { RemedyStep } from '../incident.ts';
import type { OpenIncident } from '../open-incident.ts';
import { sshdConfig } from '../remedy/server.ts';
import type { Rule } from '../rule.ts';
import { list, plural, userName } from '../words.ts';

interface Policy {
  reasons: readonly string[];
  /** `git: no usable login shell`, each once. */
  denials: readonly string[];
}

const MAX_DENIALS = 6;

/** `event.reason` of the lines, in words. */
const words: Readonly<Record<string, string>> = {
  allow_users: 'not listed in AllowUsers',
  deny_users: 'listed in DenyUsers',
  allow_groups: 'in no group of AllowGroups',
  deny_groups: 'in a group of DenyGroups',
  no_group: 'in no group at all',
  account_locked: 'account locked',
  account_expired: 'account expired',
  bad_shell: 'no usable login shell',
  root_login: 'PermitRootLogin forbids root',
  refuse_connection: 'RefuseConnection in a Match block',
  bad_ownership: 'StrictModes: bad ownership or modes of the home folder or of ~/.ssh',
  pam_account: 'PAM account rules',
  pam_access: 'pam_access (/etc/security/access.conf)',
  pam_listfile: 'pam_listfile',
  pam_limits: 'pam_limits',
  nologin: '/etc/nologin exists',
  faillock: 'locked by pam_faillock after failed logins',
  tally: 'locked by pam_tally after failed logins',
  pam_session: 'PAM could not open the session',
  dropbear_rule: 'a rule of dropbear',
};

function denied(context: Parameters<NonNullable<(typeof accessPolicy)['on']['access-denied']>>[0]): void {
  const { event, session } = context;
  const incident = context.open(accessPolicy) as OpenIncident<Policy> | undefined;
  if (!incident) return;
  const again = session?.denied === true;
  if (session) session.denied = true;
  const reason = String(event.get('event.reason') ?? 'policy');
  const { detail } = incident;
  if (!detail.reasons.includes(reason)) detail.reasons = [...detail.reasons, reason];
  if (!again) note(detail, event.userName, reason);
  incident.add(event, again ? 0 : event.count);
}

function note(detail: Policy, user: string | undefined, reason: string): void {
  const why = words[reason] ?? reason.replaceAll('_', ' ');
  const denial = user ? `${userName(user)} (${why})` : why;
  if (detail.denials.length < MAX_DENIALS && !detail.denials.includes(denial)) {
    detail.denials = [...detail.denials, denial];
  }
}

export const accessPolicy: Rule<Policy> = {
  cause: 'access-policy',
  about: 'source',
  locksOut: 'user',
  on: { 'access-denied': denied, 'account-locked': denied },
  detail: () => ({ reasons: [], denials: [] }),
  weigh: () => ({ strength: 'proof', severity: 38 }),
  tell: ({ source, host, count, detail }) => {
    const where = source ? ` from ${source.ip}` : ` on ${host.name || 'the server'}`;
    return {
      message: `Login rules denied ${plural(count, 'connection')}${where}: ${list(detail.denials, MAX_DENIALS)}`,
      remedy: [
        {
          text: 'See the rules in force for one user and address',
          command: `sshd -T -C user=USER,addr=${source?.ip ?? 'ADDRESS'} | grep -iE 'allow|deny|permitroot|refuse'`,
        },
        ...remedies(detail.reasons, host),
      ],
    };
  },
};

/** What PAM's modules and the system's own files ask for. */
const ofReason: Readonly<Record<string, readonly RemedyStep[]>> = {
  account_locked: [{ text: 'Unlock the account', command: 'passwd -u USER' }],
  faillock: [
    {
      text: 'See the failures that locked it, and unlock it',
      command: 'faillock --user USER; faillock --user USER --reset',
    },
    {
      text: 'A key is not asked by pam_faillock in the auth stage: log in with one meanwhile. deny= and unlock_time= stand in',
      file: '/etc/security/faillock.conf',
      settings: ['deny = 10', 'unlock_time = 120'],
    },
  ],
  tally: [
    {
      text: 'See the tally that locked it, and take it back',
      command: 'pam_tally2 --user USER; pam_tally2 --user USER --reset',
    },
  ],
  pam_access: [
    {
      text: 'Find the “-” rule that matches: the first one that fits counts',
      command: 'grep -vE "^(#|$)" /etc/security/access.conf /etc/security/access.d/*.conf',
    },
    {
      text: 'Put a rule for the user and the address in front of it; it holds at once',
      file: '/etc/security/access.conf',
      settings: ['+:USER:ADDRESS'],
    },
  ],
  pam_limits: [
    { text: 'See who is on, and whether lost sessions still count', command: 'loginctl list-sessions; who' },
    {
      text: 'Allow more logins at once; it holds for the next login',
      file: '/etc/security/limits.d/90-logins.conf',
      settings: ['USER - maxlogins 20'],
    },
  ],
  pam_listfile: [
    {
      text: 'Find the list that names the user, or lacks it',
      command: 'grep -n pam_listfile /etc/pam.d/sshd /etc/pam.d/common-* /etc/pam.d/password-auth',
    },
  ],
  nologin: [
    {
      text: 'Wait until the machine has started, or take the file away when nothing needs it',
      command: 'systemctl is-system-running; ls -l /etc/nologin /run/nologin',
    },
  ],
  account_expired: [{ text: 'See the dates, and extend the account', command: 'chage -l USER; chage -E -1 USER' }],
  pam_account: [
    {
      text: 'The line of the PAM module just before tells which rule it was',
      command: 'grep -n account /etc/pam.d/sshd /etc/pam.d/common-account /etc/pam.d/password-auth',
    },
  ],
};

function remedies(reasons: readonly string[], host: OpenIncident['host']): RemedyStep[] {
  const steps = reasons.flatMap((reason) => ofReason[reason] ?? []);
  if (reasons.includes('allow_users')) steps.push(sshdConfig(host, 'Add the user', 'AllowUsers … USER'));
  if (reasons.includes('bad_ownership')) {
    steps.push({
      text: 'Mend the modes',
      command: 'chmod go-w ~USER ~USER/.ssh && chmod 600 ~USER/.ssh/authorized_keys',
    });
  }
  if (reasons.includes('bad_shell'))
    steps.push({ text: 'Give the user a shell listed in /etc/shells', command: 'usermod -s /bin/bash USER' });
  return steps;
}
