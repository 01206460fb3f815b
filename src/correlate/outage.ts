import type { LogEvent } from '../parser/log-event.ts';
import { ownCopy } from './text-store.ts';

const MOST_PROBLEMS = 4;
const LONGEST_PROBLEM = 200;

/** How it came that nobody listened. */
export type Beginning = 'stop' | 'reload' | 'death' | 'start';

/** What kept the server from starting, by what has to be mended. */
export type ProblemKind = 'configuration' | 'set-up' | 'port' | 'program';

export interface Problem {
  readonly kind: ProblemKind;
  /** As sshd says it. */
  readonly text: string;
  /** The file that it names; '' when none. */
  readonly file: string;
  readonly line: number;
}

/** The time in which sshd did not take connections. Times are microseconds since the epoch. */
export interface Outage {
  beginning: Beginning;
  /** The process that listened before; 0 when unknown. */
  pid: number;
  /** The process that listens again; 0 when unknown. */
  nextPid: number;
  /** systemd says that it runs; sshd itself has not. */
  isProvisional: boolean;
  /** It runs again, but the line that says since when is missing. */
  isEndUnknown: boolean;
  problems: readonly Problem[];
  /** The process that ran before is known to have ended: what ends now is a try. */
  isOldGone: boolean;
  /** Starts that failed, by the processes that ended and by what systemd says. */
  exits: number;
  refusals: number;
  /** How the process ended, in systemd's words: `255/EXCEPTION`, `9/KILL`. */
  exit: string;
  hasHitLimit: boolean;
  /** The process that was killed for lack of memory. */
  killedFor: string;
  killedAt: number;
  /** The machine went down. */
  isShutdown: boolean;
  /** systemd kept the port open meanwhile. */
  isSocketOpen: boolean;
  /** Sessions seen to go on. */
  left: number;
}

export function newOutage(): Outage {
  return {
    beginning: 'stop',
    pid: 0,
    nextPid: 0,
    isProvisional: false,
    isEndUnknown: false,
    problems: [],
    isOldGone: false,
    exits: 0,
    refusals: 0,
    exit: '',
    hasHitLimit: false,
    killedFor: '',
    killedAt: Number.NaN,
    isShutdown: false,
    isSocketOpen: false,
    left: 0,
  };
}

/** What the line says that is wrong. */
export function problemOf(event: LogEvent, kind: ProblemKind): Problem {
  const text = event.line.message.replace(/^(?:error|fatal): /, '').slice(0, LONGEST_PROBLEM);
  const file = event.get('file.path');
  const line = event.get('sshwhy.config.line');
  return {
    kind,
    text: ownCopy(text),
    file: typeof file === 'string' ? ownCopy(file) : '',
    line: typeof line === 'number' ? line : 0,
  };
}

/** The list with one more, each once. */
export function withProblem(problems: readonly Problem[], problem: Problem): readonly Problem[] {
  const known = problems.some(({ text }) => text === problem.text);
  return known || problems.length === MOST_PROBLEMS ? problems : [...problems, problem];
}

/** The longest list of tries that the lines can tell of: exits and refusals tell the same ones. */
export function triesOf({ exits, refusals }: Outage): number {
  return Math.max(exits, refusals);
}

/** After SIGHUP sshd goes on in the same process; when another one listens, the reload had ended it. */
export function isFailedReload({ beginning, pid, nextPid }: Outage): boolean {
  return beginning === 'reload' && pid > 0 && nextPid > 0 && pid !== nextPid;
}
