import { type Page, textOf } from './page.ts';

/** The words of the house: what the stages hand to each other. */

/** One log file (or stdin) as the user named it; `path` is what evidence and `log.file.path` show. */
export interface LogFile {
  readonly path: string;
  /** Last modification, microseconds since the epoch; the guess for the year of year-less stamps. */
  readonly modified?: number;
  /** What ids of its lines are made from in place of `path`: the same after rotation, another for each new file. */
  readonly identity?: string;
}

/**
 * Whole lines of one file. Every line in it ends with '\n' (a missing last newline was added). `offset` is where
 * `bytes` begins in the uncompressed file, 0 for the first batch of a file only. The memory is used again: a batch holds only until its stream is asked for the next one.
 */
export interface LineBatch extends Page {
  readonly file: LogFile;
  readonly offset: number;
  /** The number of its first line; where it does not tell, lines are counted on from the batch before. */
  readonly firstLine?: number;
}

/**
 * One line after its header was read. One object serves all lines of a stream: whoever wants to know something of a line
 * when the next one is read copies it, or all of it (`detached`).
 */
export class LogLine {
  // Numbers stand in their places from the beginning: where there was nothing before, V8 makes an object of each time.

  /** Microseconds since the epoch; NaN when the line carries no time and none came before it. */
  time = Number.NaN;
  /** As written in the header; '' when the header has none. */
  host = '';
  /** Tag without pid, e.g. `sshd`, `sshd-session`, `kernel`, `fail2ban.actions`; '' when there is none. */
  program = '';
  /** 0 when the header has none. */
  pid = 0;
  lineNumber = 0;
  /** The message where it is not simply the rest of the line (journal entries, repetitions). */
  ownMessage: string | undefined = undefined;
  /** Where the message begins in the batch. */
  messageStart = 0;
  batch!: LineBatch;
  /** Where the line stands in the batch. */
  start = 0;
  end = 0;

  constructor(time: number, ...rest: Parameters<LogLine['write']>) {
    this.time = time;
    this.write(...rest);
  }

  /** Another line stands in it now; its time is written apart: handed over, V8 would make an object of it. */
  write(
    host: string,
    program: string,
    pid: number,
    message: string | undefined,
    messageStart: number,
    lineNumber: number,
    batch: LineBatch,
    start: number,
    end: number,
  ): void {
    // What is the same in most lines is not written again: that an old object names a new one costs much.
    if (this.host !== host) this.host = host;
    if (this.program !== program) this.program = program;
    if (this.ownMessage !== message) this.ownMessage = message;
    if (this.batch !== batch) this.batch = batch;
    this.pid = pid;
    this.messageStart = messageStart;
    this.lineNumber = lineNumber;
    this.start = start;
    this.end = end;
  }

  /** What the program said, still with its `error: ` in front and ` [preauth]` behind, decoded as UTF-8. */
  get message(): string {
    return this.ownMessage ?? textOf(this.batch, this.messageStart, this.end);
  }

  /** In bytes; of a message that stands on its own in characters. */
  get messageLength(): number {
    return this.ownMessage?.length ?? this.end - this.messageStart;
  }

  get file(): LogFile {
    return this.batch.file;
  }

  /** Byte offset of the line in the uncompressed file. */
  get offset(): number {
    return this.batch.offset + this.start;
  }

  /** The raw line without its line end, decoded as UTF-8 (bad bytes become U+FFFD). */
  get original(): string {
    return textOf(this.batch, this.start, this.end);
  }

  /** The same line with its text in memory of its own. */
  detached(): LogLine {
    const { file, ascii } = this.batch;
    const { time, host, program, pid, ownMessage, lineNumber, offset, start } = this;
    const bytes = this.batch.bytes.slice(start, this.end);
    const batch = { file, bytes, ascii, offset };
    return new LogLine(
      time,
      host,
      program,
      pid,
      ownMessage,
      this.messageStart - start,
      lineNumber,
      batch,
      0,
      bytes.length,
    );
  }
}

export const actions = [
  // refused before the banner
  'connection-refused',
  'maxstartups-drop',
  'maxstartups-throttle-start',
  'maxstartups-throttling',
  'maxstartups-throttle-end',
  'maxstartups-rate-limited',
  'persource-penalty-drop',
  'persource-penalty',
  'persource-penalty-rate-limited',
  'socket-limit',
  // identification, protocol
  'no-identification',
  'banner-invalid',
  'protocol-mismatch',
  'kex-negotiation-failed',
  'protocol-error',
  // logging in
  'ssh_login',
  'access-denied',
  'max-auth-tries',
  'login-grace-timeout',
  'account-locked',
  // sessions
  'connection-opened',
  'connection-closed',
  'connection-reset',
  'disconnect',
  'logged-on',
  'logged-off',
  'max-sessions',
  'client-alive-timeout',
  // the server
  'sshd-started',
  'sshd-stopped',
  'sshd-restarted',
  'sshd-start-failed',
  'sshd-config-error',
  'sshd-crashed',
  'fork-failed',
  'fd-exhausted',
  'privsep-missing',
  'host-key-error',
  'exec-failed',
  // the machine
  'oom-kill',
  'conntrack-full',
  'syn-flood',
  'packet-dropped',
  // ban tools
  'ban-candidate',
  'ban',
  'ban-restored',
  'ban-increased',
  'ban-ignored',
  'ban-ineffective',
  'unban',
  // the log itself
  'log-gap',
  // understood, and of no consequence here
  'note',
] as const;

/** `event.action`. Elastic's own name where its system integration has one. */
export type Action = (typeof actions)[number];

export const causes = [
  'tcp-wrappers',
  'max-startups',
  'per-source-max-startups',
  'per-source-penalty',
  'fail2ban',
  'denyhosts',
  'crowdsec',
  'sshguard',
  'firewall',
  'max-auth-tries',
  'max-sessions',
  'login-grace-time',
  'client-alive',
  'access-policy',
  'negotiation',
  'protocol',
  'server-down',
  'server-config',
  'resource-exhaustion',
  'socket-limit',
  'network',
  'brute-force',
] as const;

/** Why a connection was cut (`event.reason` of an incident). */
export type Cause = (typeof causes)[number];

/** How sure the evidence is, by the decision table of the OpenSSH sources (see docs in README). */
export type Strength = 'proof' | 'strong' | 'weak';
