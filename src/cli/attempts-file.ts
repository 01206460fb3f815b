import { UserError } from '../error.ts';
import type { Attempt } from '../explain/attempt.ts';
import { normaliseIp } from '../parser/address.ts';
import { parseTime } from './parse-time.ts';

const SECOND = 1_000_000;
const MILLISECOND = 1000;
const EXAMPLE = '{"@timestamp":"2026-11-21T01:13:38.940Z","source":{"ip":"203.0.113.7","port":40077}}';

/**
 * Reads attempts, one JSON object a line: `@timestamp` (optional), `source.ip`, `source.port` and `user.name` (optional).
 * Blank lines are left out.
 *
 * @param name  of the file, for errors
 * @throws UserError `bad-attempts`, with the line
 */
export function readAttempts(text: string, name: string): Attempt[] {
  const attempts: Attempt[] = [];
  let number = 0;
  for (const line of text.split('\n')) {
    number++;
    if (line.trim() !== '') attempts.push(readAttempt(line, `${name}:${number}`));
  }
  if (attempts.length === 0)
    throw new UserError('bad-attempts', `${name}: no attempts in it`, `One a line: ${EXAMPLE}`);
  return attempts;
}

function readAttempt(line: string, place: string): Attempt {
  const bad = (why: string) => new UserError('bad-attempts', `${place}: ${why}`, `One a line: ${EXAMPLE}`);
  let document: unknown;
  try {
    document = JSON.parse(line);
  } catch {
    throw bad('not a JSON object');
  }
  const source = at(document, 'source');
  const [ip, port, stamp, user] = [
    at(source, 'ip'),
    at(source, 'port'),
    at(document, '@timestamp'),
    at(at(document, 'user'), 'name'),
  ];
  const address = typeof ip === 'string' ? normaliseIp(ip) : undefined;
  if (address === undefined) throw bad('source.ip is not an address');
  if (port !== undefined && !(Number.isInteger(port) && (port as number) > 0 && (port as number) <= 65_535)) {
    throw bad('source.port is not a port');
  }
  return {
    ip: address,
    ...(port === undefined ? {} : { port: port as number }),
    ...(stamp === undefined
      ? {}
      : { time: timeOf(stamp, bad), precision: /\d[.,]\d/.test(String(stamp)) ? MILLISECOND : SECOND }),
    ...(typeof user === 'string' ? { user } : {}),
  };
}

function timeOf(stamp: unknown, bad: (why: string) => UserError): number {
  if (typeof stamp === 'string' && /^\d{4}-/.test(stamp)) {
    try {
      return parseTime('@timestamp', stamp, { now: 0, timeZone: 'UTC' });
    } catch {
      // told below
    }
  }
  throw bad('@timestamp is not a time');
}

function at(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const found = (value as Record<string, unknown>)[name];
  return found === null ? undefined : found;
}
