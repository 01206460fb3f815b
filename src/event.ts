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
 * Whole lines of one file, as bytes: `text` is latin1, one character a byte, so positions are byte positions.
 * Every line in it ends with '\n' (a missing last newline was added). `offset` is where `text` begins in the
 * uncompressed file, in bytes; `firstLine` is the number of its first line, from 1.
 */
export interface LineBatch {
  readonly file: LogFile;
  readonly text: string;
  /** The same bytes as such: scanning them is several times faster than scanning the text. */
  readonly bytes: Uint8Array;
  readonly offset: number;
  readonly firstLine: number;
  /** No byte above 0x7f in `text`: nothing needs UTF-8 decoding. */
  readonly ascii: boolean;
}

/**
 * One line after its header was read. It keeps its batch alive: whoever holds a line longer than its batch copies
 * what is needed.
 */
export class LogLine {
  /** Microseconds since the epoch; NaN when the line carries no time and none came before it. */
  readonly time: number;
  /** As written in the header; '' when the header has none. */
  readonly host: string;
  /** Tag without pid, e.g. `sshd`, `sshd-session`, `kernel`, `fail2ban.actions`; '' when there is none. */
  readonly program: string;
  /** 0 when the header has none. */
  readonly pid: number;
  readonly lineNumber: number;
  /** The message where it is not simply the rest of the line (journal entries, repetitions). */
  readonly #message: string | undefined;
  /** Where the message begins in the batch. */
  readonly messageStart: number;
  readonly #batch: LineBatch;
  readonly #start: number;
  readonly #end: number;

  constructor(
    time: number,
    host: string,
    program: string,
    pid: number,
    message: string | undefined,
    messageStart: number,
    lineNumber: number,
    batch: LineBatch,
    start: number,
    end: number,
  ) {
    this.time = time;
    this.host = host;
    this.program = program;
    this.pid = pid;
    this.#message = message;
    this.messageStart = messageStart;
    this.lineNumber = lineNumber;
    this.#batch = batch;
    this.#start = start;
    this.#end = end;
  }

  /** What the program said, still with its `error: ` in front and ` [preauth]` behind, decoded as UTF-8. */
  get message(): string {
    if (this.#message !== undefined) return this.#message;
    return decodeBytes(this.#batch.text.slice(this.messageStart, this.#end), this.#batch.ascii);
  }

  /** In bytes; of a message that stands on its own in characters. */
  get messageLength(): number {
    return this.#message?.length ?? this.#end - this.messageStart;
  }

  get file(): LogFile {
    return this.#batch.file;
  }

  /** Byte offset of the line in the uncompressed file. */
  get offset(): number {
    return this.#batch.offset + this.#start;
  }

  /** The raw line without its line end, decoded as UTF-8 (bad bytes become U+FFFD). */
  get original(): string {
    return decodeBytes(this.#batch.text.slice(this.#start, this.#end), this.#batch.ascii);
  }

  /** The same line with its text in memory of its own. */
  detached(): LogLine {
    const { file, ascii } = this.#batch;
    const bytes = this.#batch.bytes.slice(this.#start, this.#end);
    const text = Buffer.from(bytes).toString('latin1');
    const { time, host, program, pid, lineNumber, offset } = this;
    const batch = { file, ascii, bytes, text, offset, firstLine: lineNumber };
    const at = this.messageStart - this.#start;
    return new LogLine(time, host, program, pid, this.#message, at, lineNumber, batch, 0, text.length);
  }
}

/** Decodes a latin1 byte string as UTF-8; `ascii` says that there is nothing to do. */
export function decodeBytes(bytes: string, ascii: boolean): string {
  if (ascii || !/[\x80-\xff]/.test(bytes)) return bytes;
  return Buffer.from(bytes, 'latin1').toString('utf8');
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
