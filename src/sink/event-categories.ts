import type { Action } from '../event.ts';

/** What ECS calls a kind of event. */
export interface Category {
  readonly category: readonly string[];
  readonly type: readonly string[];
  /** It is about a connection to the SSH port. */
  readonly connection: boolean;
}

const about = (connection: boolean, category: readonly string[], ...type: readonly string[]): Category => ({
  category,
  type,
  connection,
});
const refused = about(true, ['network'], 'connection', 'denied');
const ended = about(true, ['network'], 'connection', 'end');
const serverFailed = about(false, ['process'], 'info');
const machine = about(false, ['host'], 'info');

/** `event.category` and `event.type` of every action; only pairs that ECS 9.4.0 allows. */
export const eventCategories: Readonly<Record<Action, Category>> = {
  'connection-refused': refused,
  'maxstartups-drop': refused,
  'maxstartups-throttle-start': about(true, ['network'], 'start'),
  'maxstartups-throttling': about(true, ['network'], 'denied', 'info'),
  'maxstartups-throttle-end': about(true, ['network'], 'end'),
  'maxstartups-rate-limited': refused,
  'persource-penalty-drop': refused,
  'persource-penalty': about(true, ['network'], 'info'),
  'persource-penalty-rate-limited': refused,
  'socket-limit': refused,
  'no-identification': ended,
  'banner-invalid': about(true, ['network'], 'protocol', 'end'),
  'protocol-mismatch': about(true, ['network'], 'protocol', 'denied'),
  'kex-negotiation-failed': about(true, ['network'], 'protocol', 'denied'),
  'protocol-error': about(true, ['network'], 'protocol', 'end'),
  ssh_login: about(true, ['authentication'], 'start'),
  'access-denied': about(true, ['authentication', 'network'], 'denied', 'info'),
  'max-auth-tries': about(true, ['authentication', 'network'], 'end', 'denied'),
  'login-grace-timeout': about(true, ['authentication', 'network'], 'end'),
  'account-locked': about(true, ['authentication'], 'info'),
  'connection-opened': about(true, ['network'], 'connection', 'start'),
  'connection-closed': about(true, ['network', 'session'], 'end'),
  'connection-reset': about(true, ['network', 'session'], 'end'),
  disconnect: about(true, ['network', 'session'], 'end'),
  'logged-on': about(true, ['session'], 'start'),
  'logged-off': about(true, ['session'], 'end'),
  'max-sessions': about(true, ['network', 'session'], 'denied', 'info'),
  'client-alive-timeout': about(true, ['network', 'session'], 'end'),
  'sshd-started': about(false, ['process'], 'start'),
  'sshd-stopped': about(false, ['process'], 'end'),
  'sshd-restarted': about(false, ['process'], 'change'),
  'sshd-start-failed': about(false, ['process'], 'start'),
  'sshd-config-error': about(false, ['configuration'], 'info'),
  'sshd-crashed': about(false, ['process'], 'end'),
  'fork-failed': serverFailed,
  'fd-exhausted': serverFailed,
  'privsep-missing': serverFailed,
  'host-key-error': serverFailed,
  'exec-failed': serverFailed,
  'oom-kill': about(false, ['host', 'process'], 'end'),
  'conntrack-full': machine,
  'syn-flood': about(true, ['network'], 'info'),
  'packet-dropped': refused,
  'ban-candidate': about(false, ['intrusion_detection'], 'info'),
  ban: about(false, ['intrusion_detection'], 'denied'),
  'ban-restored': about(false, ['intrusion_detection'], 'denied'),
  'ban-increased': about(false, ['intrusion_detection'], 'denied'),
  'ban-ignored': about(false, ['intrusion_detection'], 'allowed'),
  'ban-ineffective': about(false, ['intrusion_detection'], 'info'),
  unban: about(false, ['intrusion_detection'], 'allowed'),
  'log-gap': machine,
  note: about(false, ['host'], 'info'),
};

/** A login that worked also begins a session. */
export const loginSucceeded = about(true, ['authentication', 'session'], 'start');
