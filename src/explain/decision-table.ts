import type { Action, Cause, Strength } from '../event.ts';

/** What a line does to the one connection it names. */
export type Role = 'opens' | 'refuses' | 'cuts' | 'tries' | 'lets-in' | 'goes-on' | 'ends';

export interface LineRow {
  readonly role: Role;
  /** Of lines that refuse or cut. */
  readonly cause?: Cause;
}

/**
 * The first half of the decision table: lines that name the connection itself, and so are proof. A line that `refuses` is
 * all that is ever logged of a connection; one that `cuts` ends one that had begun. Where several cut, the upper row counts.
 */
export const lineRows: Readonly<Partial<Record<Action, LineRow>>> = {
  'connection-refused': { role: 'refuses', cause: 'tcp-wrappers' },
  'maxstartups-drop': { role: 'refuses', cause: 'max-startups' },
  'persource-penalty-drop': { role: 'refuses', cause: 'per-source-penalty' },
  'packet-dropped': { role: 'refuses', cause: 'firewall' },
  'socket-limit': { role: 'refuses', cause: 'socket-limit' },
  'client-alive-timeout': { role: 'cuts', cause: 'client-alive' },
  'max-sessions': { role: 'cuts', cause: 'max-sessions' },
  'login-grace-timeout': { role: 'cuts', cause: 'login-grace-time' },
  'kex-negotiation-failed': { role: 'cuts', cause: 'negotiation' },
  'max-auth-tries': { role: 'cuts', cause: 'max-auth-tries' },
  'access-denied': { role: 'cuts', cause: 'access-policy' },
  'account-locked': { role: 'cuts', cause: 'access-policy' },
  'banner-invalid': { role: 'cuts', cause: 'protocol' },
  'protocol-mismatch': { role: 'cuts', cause: 'protocol' },
  'protocol-error': { role: 'cuts', cause: 'protocol' },
  'connection-opened': { role: 'opens' },
  ssh_login: { role: 'tries' },
  'no-identification': { role: 'ends' },
  'logged-on': { role: 'goes-on' },
  'connection-closed': { role: 'ends' },
  'connection-reset': { role: 'ends' },
  disconnect: { role: 'ends' },
  'logged-off': { role: 'ends' },
};

const rank = [...new Set(Object.values(lineRows).flatMap(({ cause }) => cause ?? []))];

/** Which of two causes that lines of one connection name has the last word. */
export function strongerCause(a: Cause, b: Cause): Cause {
  return rank.indexOf(a) <= rank.indexOf(b) ? a : b;
}

/**
 * The second half: what was in force at the time, for an attempt that no line names. The first row that fits wins.
 * `source`: about the attempt's address; `host`: about everybody.
 */
export interface WindowRow {
  readonly cause: Cause;
  readonly about: 'source' | 'host';
  readonly strength: Strength;
  /** The strength when the client saw this. */
  readonly seen?: Readonly<Partial<Record<ClientSees, Strength | null>>>;
}

type ClientSees = 'no-connection' | 'refused-in-words' | 'before-banner' | 'after-banner';

/** Before sshd's own word: a client that it answered was not kept out by these. */
const outside = { 'refused-in-words': null, 'before-banner': 'weak', 'after-banner': null } as const;
const silentInside = { 'no-connection': null, 'refused-in-words': null, 'after-banner': null } as const;
const spokenInside = { 'no-connection': null, 'after-banner': null } as const;
/** A ban by the firewall is seen as refused or timed out; else only hosts.deny's own line would be proof. */
const ban = { about: 'source', strength: 'weak', seen: { ...outside, 'no-connection': 'strong' } } as const;

export const windowRows: readonly WindowRow[] = [
  { cause: 'per-source-penalty', about: 'source', strength: 'strong', seen: spokenInside },
  { cause: 'server-down', about: 'host', strength: 'strong', seen: outside },
  { cause: 'server-config', about: 'host', strength: 'strong', seen: outside },
  { cause: 'max-startups', about: 'host', strength: 'strong', seen: spokenInside },
  { cause: 'resource-exhaustion', about: 'host', strength: 'strong', seen: silentInside },
  { cause: 'socket-limit', about: 'host', strength: 'strong', seen: silentInside },
  { cause: 'fail2ban', ...ban },
  { cause: 'denyhosts', ...ban },
  { cause: 'crowdsec', ...ban },
  { cause: 'sshguard', ...ban },
  { cause: 'firewall', about: 'source', strength: 'weak', seen: { ...outside, 'no-connection': 'strong' } },
  { cause: 'tcp-wrappers', about: 'source', strength: 'weak', seen: silentInside },
];

/** Who bans; their lines come from parsers in the folder of the same name. */
export const banTools: readonly Cause[] = ['fail2ban', 'denyhosts', 'crowdsec', 'sshguard'];

/** Server-side moments that name nobody: everything that was starting then may have failed by them. Microseconds each way. */
export const moments: Readonly<Partial<Record<Action, { readonly cause: Cause; readonly reach: number }>>> = {
  'fork-failed': { cause: 'resource-exhaustion', reach: 1e6 },
  'fd-exhausted': { cause: 'resource-exhaustion', reach: 1e6 },
  'sshd-crashed': { cause: 'resource-exhaustion', reach: 1e6 },
  'oom-kill': { cause: 'resource-exhaustion', reach: 2e6 },
  'conntrack-full': { cause: 'resource-exhaustion', reach: 5e6 },
  'syn-flood': { cause: 'resource-exhaustion', reach: 5e6 },
  'exec-failed': { cause: 'server-config', reach: 1e6 },
  'privsep-missing': { cause: 'server-config', reach: 1e6 },
  'socket-limit': { cause: 'socket-limit', reach: 2e6 },
};
