import type { LineBatch, LogLine } from './event.ts';
import type { SourceProblem } from './source/log-stream.ts';

export type { SourceProblem } from './source/log-stream.ts';

/** A kind of line of a watched program that no parser reads: numbers and addresses replaced, so that equal kinds count together. */
export interface UnreadShape {
  readonly program: string;
  /** E.g. `error: connect_to <ip> port <n>: failed.` (hostile text: escape before showing). */
  readonly shape: string;
  readonly count: number;
  /** Where the first one stands. */
  readonly file: string;
  readonly line: number;
}

/** What was read, and what of it was understood. Times are microseconds since the epoch, NaN when no line had one. */
export interface Summary {
  readonly files: readonly string[];
  /** Uncompressed. */
  readonly bytes: number;
  readonly lines: number;
  /** Lines of watched programs that a parser read. */
  readonly events: number;
  /** Lines of programs that are no business of ours. */
  readonly ignored: number;
  /** Lines of watched programs that no parser reads. */
  readonly unread: number;
  /** Lines longer than 64 KiB, cut there. */
  readonly cutLines: number;
  /** The most frequent kinds of unread lines. */
  readonly unreadShapes: readonly UnreadShape[];
  readonly from: number;
  readonly to: number;
  readonly hosts: readonly string[];
  readonly problems: readonly SourceProblem[];
  /** What makes the result doubtful, though all was read: clocks that do not agree. */
  readonly doubts: readonly SourceProblem[];
  /** Lines that stand in several of the logs, beyond the first. */
  readonly repeated: number;
}

/** Programs that speak of much else: what of theirs no parser reads is no business of ours. */
const speakOfMuchElse: ReadonlySet<string> = new Set([
  'audisp-syslog',
  'audispd',
  'audit',
  'auditd',
  'crowdsec',
  'kernel',
  'systemd',
  'systemd-logind',
]);
const MAX_SHAPES = 1000;
const SHOWN_SHAPES = 10;
const MAX_SHAPE_LENGTH = 120;

/** Counts while the logs are read. */
export class SummaryBuilder {
  readonly #files = new Set<string>();
  readonly #shapes = new Map<string, UnreadShape & { count: number }>();
  readonly problems: SourceProblem[] = [];
  readonly doubts: SourceProblem[] = [];
  repeated = 0;
  cutLines = 0;
  #bytes = 0;
  #lines = 0;
  #ignored = 0;
  #events = 0;
  #unread = 0;
  #from = Number.NaN;
  #to = Number.NaN;

  addBatch({ file, bytes }: LineBatch): void {
    this.#files.add(file.path);
    this.#bytes += bytes.length;
  }

  addLines(lines: number, ignored: number): void {
    this.#lines += lines;
    this.#ignored += ignored;
  }

  /** A line was understood. */
  addEvent(time: number): void {
    this.#events++;
    if (!(this.#from <= time) && !Number.isNaN(time)) this.#from = time;
    if (!(this.#to >= time) && !Number.isNaN(time)) this.#to = time;
  }

  /** No parser reads the line; false when it is one that need not be known. */
  addUnread({ program, message, file, lineNumber }: LogLine): boolean {
    if (speakOfMuchElse.has(program)) {
      this.#ignored++;
      return false;
    }
    this.#unread++;
    const shape = shapeOf(message.slice(0, MAX_SHAPE_LENGTH));
    const key = `${program} ${shape}`;
    const known = this.#shapes.get(key);
    if (known) known.count++;
    else if (this.#shapes.size < MAX_SHAPES) {
      this.#shapes.set(key, { program, shape, count: 1, file: file.path, line: lineNumber });
    }
    return true;
  }

  build(hosts: readonly string[]): Summary {
    const shapes = [...this.#shapes.values()].sort((a, b) => b.count - a.count || (a.shape < b.shape ? -1 : 1));
    return {
      files: [...this.#files].sort(),
      bytes: this.#bytes,
      lines: this.#lines,
      events: this.#events,
      ignored: this.#ignored,
      unread: this.#unread,
      cutLines: this.cutLines,
      unreadShapes: shapes.slice(0, SHOWN_SHAPES),
      from: this.#from,
      to: this.#to,
      hosts: [...hosts].sort(),
      problems: this.problems,
      doubts: this.doubts,
      repeated: this.repeated,
    };
  }
}

/** Addresses, numbers and quoted text differ from line to line of the same kind. */
function shapeOf(message: string): string {
  return message.replace(/"[^"]*"?|\d[\d.:a-f]*/g, (varies) => (varies.startsWith('"') ? '"…"' : '<n>'));
}
