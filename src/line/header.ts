import type { Program } from './program.ts';

/** The header of the line being read. One object serves all lines; `time` is kept by the StampReader. */
export interface Header {
  host: string;
  program: Program;
  pid: number;
  /** Where the message begins in the text that was read. */
  from: number;
  /** The message itself, decoded, when it is not simply the rest of the line. */
  message: string | undefined;
  /** The line came through a syslog daemon: it may be repeated by `last message repeated`. */
  syslog: boolean;
}
