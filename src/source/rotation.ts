/**
 * What a file name says about rotation. Covers logrotate (`.1`, `.2.gz`, `-20261101`, `-2026110113`, `-2026-11-01`,
 * `-%s`, `extension .log`), newsyslog (`.0` is the newest rotated one) and `.old`.
 */
export interface LogName {
  /** The name of the log itself: `auth.log` of `auth.log.2.gz`. */
  readonly base: string;
  readonly kind: 'dated' | 'numbered' | 'old' | 'current';
  /** Sorts as a string, older first, among names of the same base and kind. */
  readonly key: string;
  /** The name without its compression suffix. */
  readonly plain: string;
}

const compressionSuffix = /\.(?:gz|xz|bz2|zst|zstd)$/i;
const date = String.raw`((?:19|20)\d\d(?:[-_.]?\d\d){0,5}(?:[-.]\d{1,10})?|1\d{9})`;
const datedName = new RegExp(`^(.+?)[-_.]${date}$`);
const datedBeforeExtension = new RegExp(String.raw`^(.+?)[-_.]${date}\.(log|json|export|txt)$`);

export function readLogName(name: string): LogName {
  const plain = name.replace(compressionSuffix, '');
  const dated = datedName.exec(plain);
  if (dated) return { base: dated[1] ?? plain, kind: 'dated', key: dateKey(dated[2] ?? ''), plain };
  const extended = datedBeforeExtension.exec(plain);
  if (extended) return { base: `${extended[1]}.${extended[3]}`, kind: 'dated', key: dateKey(extended[2] ?? ''), plain };
  const numbered = /^(.+)\.(\d{1,5})$/.exec(plain);
  if (numbered) {
    const age = 99999 - Number(numbered[2]);
    return { base: numbered[1] ?? plain, kind: 'numbered', key: String(age).padStart(5, '0'), plain };
  }
  if (/.\.old$/.test(plain)) return { base: plain.slice(0, -'.old'.length), kind: 'old', key: '', plain };
  return { base: plain, kind: 'current', key: '', plain };
}

/** All digits, so that the forms of a date compare with each other; seconds since the epoch become a date first. */
function dateKey(text: string): string {
  if (/^1\d{9}$/.test(text)) return new Date(Number(text) * 1000).toISOString().replace(/\D/g, '').slice(0, 14);
  return text.replace(/\D/g, '').padEnd(14, '0');
}

interface Rotated {
  readonly logName: LogName;
  readonly modified?: number;
}

/**
 * Oldest first. Where a log was rotated in more than one way (its settings were changed one day), each way stays
 * together, and the way whose newest file is newest comes last. The current file is always the last.
 */
export function inTimeOrder<T extends Rotated>(files: readonly T[]): T[] {
  const newest = new Map<string, number>([['current', Number.POSITIVE_INFINITY]]);
  for (const { logName, modified } of files) {
    newest.set(logName.kind, Math.max(newest.get(logName.kind) ?? 0, modified ?? 0));
  }
  const rank = (file: T) => newest.get(file.logName.kind) ?? 0;
  return files.toSorted(
    (a, b) =>
      compare(rank(a), rank(b)) ||
      compare(a.logName.kind, b.logName.kind) ||
      compare(a.logName.key, b.logName.key) ||
      compare(a.logName.plain, b.logName.plain),
  );
}

/** By code unit, so that the order is the same in every locale. */
export function compare<T extends string | number>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
