import { UserError } from '../error.ts';
import { TimeZone } from '../line/time-zone.ts';
import { normaliseIp } from '../parser/address.ts';
import { oneOf, wholeNumber } from './option-values.ts';
import { parseTime, timeForms } from './parse-time.ts';

export const explainFormats = ['text', 'json', 'ndjson'] as const;
export type ExplainFormat = (typeof explainFormats)[number];

/** The options of `explain` as commander hands them over. */
export interface ExplainFlags {
  readonly parsers?: readonly string[];
  readonly at?: string;
  readonly port?: string;
  readonly user?: string;
  readonly clientLog?: string;
  readonly attempts?: string;
  readonly format?: string;
  readonly tz?: string;
  readonly year?: string;
  readonly color?: boolean;
  readonly width?: string;
  readonly now?: string;
}

/** A moment as it was asked for: with its date, or by the clock only, on whichever day the logs are of. */
export type At =
  | { readonly time: number; readonly precision: number }
  | { readonly clock: string; readonly precision: number };

/** The same, checked. Times are microseconds since the epoch. */
export interface ExplainSettings {
  readonly format: ExplainFormat;
  readonly ip?: string;
  readonly paths: readonly string[];
  readonly at?: At;
  readonly port?: number;
  readonly user?: string;
  readonly clientLog?: string;
  readonly attempts?: string;
  readonly timeZone?: string;
  readonly year?: number;
  readonly color: boolean;
  readonly width?: number;
  readonly now: number;
}

const CLOCK = /^(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?$/;
const MINUTE = 60_000_000;

/**
 * @param words  what stands on the command line besides the options: ADDRESS and paths; with `--attempts` only paths
 * @throws UserError that names the option
 */
export function readExplainSettings(words: readonly string[], flags: ExplainFlags, now: number): ExplainSettings {
  const { tz, attempts, clientLog, user } = flags;
  if (tz !== undefined) new TimeZone(tz);
  const zone = tz === undefined ? {} : { timeZone: tz };
  const present = flags.now === undefined ? now : parseTime('--now', flags.now, { now, ...zone });
  const { ip, paths } = splitWords(words, flags);
  const stdin = [attempts, clientLog, ...paths].filter((path) => path === '-').length;
  if (stdin > 1) throw new UserError('stdin-twice', 'stdin (-) can be read once only', 'Save one of them to a file.');
  return {
    format: oneOf(
      '--format',
      flags.format ?? (attempts === undefined ? 'text' : 'ndjson'),
      explainFormats,
      'bad-format',
    ),
    ...(ip === undefined ? {} : { ip }),
    paths,
    ...(flags.at === undefined ? {} : { at: readAt(flags.at, { now: present, ...zone }) }),
    ...(flags.port === undefined ? {} : { port: wholeNumber('--port', flags.port, 1, 65_535, 40_077) }),
    ...(user === undefined ? {} : { user }),
    ...(clientLog === undefined ? {} : { clientLog }),
    ...(attempts === undefined ? {} : { attempts }),
    ...zone,
    ...(flags.year === undefined ? {} : { year: wholeNumber('--year', flags.year, 1970, 9999, 2026) }),
    color: flags.color ?? true,
    ...(flags.width === undefined ? {} : { width: wholeNumber('--width', flags.width, 40, 1000, 120) }),
    now: present,
  };
}

function splitWords(words: readonly string[], flags: ExplainFlags): { ip?: string; paths: readonly string[] } {
  const [first, ...rest] = words;
  const ip = first === undefined ? undefined : normaliseIp(first.replace(/^\[(.*)\]$/, '$1'));
  if (flags.attempts !== undefined) return splitForAttempts(words, ip, flags);
  if (ip !== undefined) return { ip, paths: rest };
  if (first === undefined && flags.clientLog !== undefined) return { paths: [] };
  const help = "Give the client's address as the server sees it: sshwhy explain 203.0.113.7 /var/log/auth.log*";
  if (first === undefined)
    throw new UserError('no-address', 'explain needs an address, --client-log or --attempts', help);
  throw new UserError('bad-address', `${JSON.stringify(first)} is not an address`, help);
}

function splitForAttempts(words: readonly string[], ip: string | undefined, flags: ExplainFlags) {
  const single = ['at', 'port', 'user', 'clientLog'] as const;
  const extra = single.find((name) => flags[name] !== undefined);
  if (ip === undefined && extra === undefined) return { paths: words };
  const what = ip === undefined ? `--${extra === 'clientLog' ? 'client-log' : extra}` : `the address ${ip}`;
  throw new UserError(
    'bad-attempts',
    `--attempts does not go with ${what}`,
    'The file names each attempt, with its address, port and time.',
  );
}

/** A time without seconds means all of that minute, a date all of that day. */
function readAt(text: string, context: { now: number; timeZone?: string }): At {
  const words = text.trim();
  const clock = CLOCK.exec(words);
  if (clock) {
    if (Number(clock[1]) <= 23 && Number(clock[2]) <= 59 && Number(clock[3] ?? 0) <= 59) {
      return { clock: words, precision: clock[3] === undefined ? MINUTE : MINUTE / 60 };
    }
    throw new UserError(
      'bad-time',
      `--at ${JSON.stringify(text)} is not a time`,
      `Give one of: 01:13:38, ${timeForms}.`,
    );
  }
  const time = parseTime('--at', words, context);
  if (/^\d{4}-\d\d-\d\d$/.test(words) || /^(?:today|yesterday)$/i.test(words))
    return { time, precision: 24 * 60 * MINUTE };
  if (!/\d/.test(words) || /ago$/i.test(words)) return { time: time - MINUTE, precision: 2 * MINUTE };
  return { time, precision: /\d\d:\d\d:\d\d/.test(words) ? MINUTE / 60 : MINUTE };
}
