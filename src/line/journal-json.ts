import { type JournalFields, journalFields } from './journal-entry.ts';

/** One line of Docker's json-file driver. */
export interface DockerLine {
  readonly log: string;
  /** Microseconds since the epoch, NaN when it cannot be read. */
  readonly time: number;
}

/**
 * Reads one object of `journalctl -o json`, or of Docker's log.
 *
 * @param text  decoded
 * @returns undefined when the text is neither
 */
export function readJson(text: string): JournalFields | DockerLine | undefined {
  const value = parseObject(text);
  if (value === undefined) return undefined;
  if (typeof value.log === 'string' && typeof value.time === 'string') {
    const line = value.log;
    return { log: line.replace(/\r?\n$/, ''), time: isoMicroseconds(value.time) };
  }
  if (typeof value.msg === 'string' && typeof value.level === 'string') return logrusFields(value.msg, value.time);
  const fields = new Map<string, string>();
  for (const name of journalFields) {
    if (!Object.hasOwn(value, name)) continue;
    const field = fieldText(value[name]);
    if (field !== undefined) fields.set(name, field);
  }
  return fields.has('__REALTIME_TIMESTAMP') || fields.has('MESSAGE') ? fields : undefined;
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** A line of crowdsec.log with `log_format: json`, as the journal would name its parts. */
function logrusFields(message: string, time: unknown): JournalFields {
  const micros = typeof time === 'string' ? isoMicroseconds(time) : Number.NaN;
  return new Map([
    ['SYSLOG_IDENTIFIER', 'crowdsec'],
    ['MESSAGE', message],
    ...(Number.isNaN(micros) ? [] : [['__REALTIME_TIMESTAMP', String(micros)] as const]),
  ]);
}

/** Numbers are strings, bytes are arrays of numbers, a field set twice is an array, a field too large is null. */
function fieldText(value: unknown): string | undefined {
  return Array.isArray(value) && !isBytes(value)
    ? singleText(value.find((item) => typeof item === 'string' || isBytes(item)))
    : singleText(value);
}

function singleText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return isBytes(value) ? Buffer.from(value).toString('utf8') : undefined;
}

function isBytes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((byte) => typeof byte === 'number');
}

export function isoMicroseconds(text: string): number {
  const found = /^(.{19})(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/.exec(text);
  if (!found) return Number.NaN;
  const fraction = Number((found[2] ?? '').padEnd(6, '0').slice(0, 6));
  return Date.parse(`${found[1]}${found[3]}`) * 1000 + fraction;
}
