/** How the lines of a stream are read. */
export interface LineReaderOptions {
  /** Microseconds since the epoch. */
  readonly now: number;
  /** The year of the first year-less stamp. */
  readonly year?: number;
  /** IANA name or `+HH:MM`; the system's when left out. */
  readonly timeZone?: string;
  /** Lines of other programs are only counted. Everything is watched when left out. */
  readonly watches?: (program: string) => boolean;
  /** Where the engine finds the questions about a program's messages (`Registry`); they are not recognised when left out. */
  readonly questionsOf?: (program: string) => number;
}
