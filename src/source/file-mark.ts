import { createHash } from 'node:crypto';

/** So many first bytes of a file tell it from all others. */
export const HEAD = 1024;
/** So many bytes before the place that was reached tell that they are still the same. */
export const TAIL = 64;
/** Two changes within so many milliseconds can have the same time: file systems take it from a coarse clock. */
export const SAME_TIME = 50;
const NOTHING = Buffer.alloc(0);

/** The bytes up to `end`, as their hash. */
export interface Mark {
  readonly end: number;
  readonly hash: string;
}

/** How one file of a log is known again, under whatever name, and how far it was read. Goes into the checkpoint. */
export interface FileRecord {
  readonly device: string;
  readonly inode: string;
  /** Where it was seen last. */
  readonly path: string;
  /** Its first bytes, `HEAD` at most. */
  readonly head: Mark;
  /** The last bytes that were read, `TAIL` at most. */
  readonly tail: Mark;
  /** What the ids of its lines are made from; '' before its first line is whole. */
  readonly identity: string;
  /** Everything before is dealt with; a line begins here. */
  readonly offset: number;
  /** Its number. */
  readonly line: number;
  /** Read to its end, and nobody writes to it any more. */
  readonly done: boolean;
}

export function hashOf(...parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha1');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 24);
}

/** The first bytes of a file, which may be known before they are read, and the last ones that were read. */
export class ReadMarks {
  head: Buffer = NOTHING;
  tail: Buffer = NOTHING;
  end = 0;

  /** The next bytes of the file were read. */
  add(bytes: Buffer): void {
    const isNew = this.head.length < HEAD && this.end + bytes.length > this.head.length;
    if (isNew) {
      const more = bytes.subarray(this.head.length - this.end, HEAD - this.end);
      this.head = Buffer.concat([this.head, more]);
    }
    const joined = bytes.length >= TAIL ? bytes : Buffer.concat([this.tail, bytes]);
    this.tail = Buffer.from(joined.subarray(Math.max(0, joined.length - TAIL)));
    this.end += bytes.length;
  }

  headMark(): Mark {
    return { end: this.head.length, hash: hashOf(this.head) };
  }

  tailMark(): Mark {
    return { end: this.end, hash: hashOf(this.tail) };
  }
}

/** The first line, with its end, or the first `HEAD` bytes; undefined before there is either. */
export function firstLine(head: Buffer): Buffer | undefined {
  const end = head.indexOf(10);
  if (end >= 0) return head.subarray(0, end + 1);
  return head.length >= HEAD ? head : undefined;
}

/** Whether a line, or one of several, tells the time of day: then no other file of the same log begins with it. */
export function isStamped(lines: Buffer): boolean {
  return /\d\d:\d\d:\d\d|"__REALTIME_TIMESTAMP"/.test(lines.toString('latin1'));
}

/** Whether a file that begins with these bytes can be the one that is known. */
export function startsAs({ head }: FileRecord, bytes: Buffer): boolean {
  return bytes.length >= head.end && hashOf(bytes.subarray(0, head.end)) === head.hash;
}
