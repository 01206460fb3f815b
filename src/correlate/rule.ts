import type { Action, Cause, Strength } from '../event.ts';
import type { LogEvent } from '../parser/log-event.ts';
import type { Host } from './host.ts';
import type { Blame, ChainStep, Fact, Lockout, RemedyStep } from './incident.ts';
import type { OpenIncident } from './open-incident.ts';
import type { Session } from './session.ts';
import type { Source } from './source.ts';

/** How much an incident matters, and how sure it is. */
export interface Weight {
  readonly strength: Strength;
  /** 0 to 100, before lock-outs raise it. */
  readonly severity: number;
  /** What it turned out to be, where that is another cause than the rule's. */
  readonly cause?: Cause;
}

/** What a rule tells of an incident when it is over. */
export interface Story {
  /** One sentence for a person, without a full stop. */
  readonly message: string;
  readonly blame?: readonly Blame[];
  readonly chain?: readonly ChainStep[];
  readonly facts?: readonly Fact[];
  readonly remedy: readonly RemedyStep[];
}

/**
 * What a rule sees of the line in hand, and what it can do. `event` (with its `line` and `match`) and `session` hold for
 * the call of the handler only: the objects are used again for the next line. Texts and numbers read from them may be kept.
 */
export interface Context {
  readonly event: LogEvent;
  /** The line tells of a success (`event.outcome`). */
  readonly isSuccess: boolean;
  readonly host: Host;
  /** The sshd process that wrote the line, where there is one. */
  readonly session: Session | undefined;
  /** The line's address on this host; undefined when the line names none for certain. */
  readonly source: Source | undefined;
  /** The open incident of this rule about the line's address (or about the host), made when there is none. */
  open<Detail>(rule: Rule<Detail>): OpenIncident<Detail> | undefined;
  /** The open incident of a rule about the host, whatever address the line names. */
  openHost<Detail>(rule: Rule<Detail>): OpenIncident<Detail>;
  /** Closes an incident without telling it: another one's chain tells it. */
  absorb(incident: OpenIncident): void;
  /** It is over for certain: tells it, so that what comes next begins another one. */
  close(incident: OpenIncident): void;
}

/** One cause: which lines feed its incidents, and how they are told. */
export interface Rule<Detail = unknown> {
  readonly cause: Cause;
  readonly about: 'source' | 'host';
  /** An incident that nothing was heard of for so long (microseconds of event time) is closed; default: half an hour. */
  readonly idle?: number;
  /** The ban tool whose lines it is about (`observer.product`); those of the others do not reach it. */
  readonly tool?: string;
  /** Counts as being cut, so that somebody who logs in from there was locked out. */
  readonly locksOut: 'address' | 'user' | 'never';
  /** By `event.action`, or by parser id where the action says too little. */
  readonly on: Readonly<Partial<Record<Action | `${string}.${string}`, (context: Context) => void>>>;
  detail(): Detail;
  /** A session of the host ended, or will not be heard of again. */
  sessionEnded?(host: Host, session: Session): void;
  /** Undefined: nothing worth telling (below its threshold). */
  weigh(incident: OpenIncident<Detail>): Weight | undefined;
  /** Asked for only when somebody reads it: there can be very many incidents. */
  tell(incident: OpenIncident<Detail>, lockouts: readonly Lockout[]): Story;
}
