import { UserError } from '../error.ts';
import { type Cause, causes } from '../event.ts';
import { TimeZone } from '../line/time-zone.ts';
import { AddressList } from './address-list.ts';
import type { Filters } from './filters.ts';
import { oneOf, wholeNumber } from './option-values.ts';
import { parseTime } from './parse-time.ts';

export const formats = ['text', 'html', 'json', 'ndjson', 'csv'] as const;
export type Format = (typeof formats)[number];

/** The options of `analyze` as commander hands them over. */
export interface AnalyzeFlags {
  readonly format?: string;
  readonly output?: string;
  readonly events?: boolean;
  readonly since?: string;
  readonly until?: string;
  readonly source?: readonly string[];
  readonly cause?: readonly string[];
  readonly user?: readonly string[];
  readonly host?: readonly string[];
  readonly tz?: string;
  readonly year?: string;
  readonly sshPort?: readonly string[];
  readonly unread?: string;
  readonly parsers?: readonly string[];
  readonly failOn?: readonly string[];
  readonly color?: boolean;
  readonly pager?: boolean;
  readonly width?: string;
  readonly now?: string;
}

/** The same, checked. */
export interface Settings {
  readonly format: Format;
  readonly output?: string;
  readonly events: boolean;
  readonly filters: Filters;
  /** The filters as the user wrote them; '' for none. */
  readonly filterText: string;
  readonly timeZone?: string;
  readonly year?: number;
  readonly sshPorts?: readonly number[];
  readonly unread?: string;
  readonly failOn: readonly (Cause | 'lockout' | 'any')[];
  /** False: colours are not wanted at all. */
  readonly color: boolean;
  /** A page longer than the terminal goes through a pager. */
  readonly pager: boolean;
  readonly width?: number;
  /** Microseconds since the epoch. */
  readonly now: number;
}

/**
 * @param now  the present, microseconds since the epoch
 * @throws UserError that names the option
 */
export function readSettings(flags: AnalyzeFlags, now: number): Settings {
  const format = oneOf('--format', flags.format ?? 'text', formats, 'bad-format');
  if (flags.events && format !== 'ndjson') {
    throw new UserError('bad-events', `--events does not go with --format ${format}`, 'Add --format ndjson.');
  }
  const { tz, output, unread } = flags;
  if (tz !== undefined) new TimeZone(tz);
  const zone = tz === undefined ? {} : { timeZone: tz };
  const present = flags.now === undefined ? now : parseTime('--now', flags.now, { now, ...zone });
  const any = ['lockout', 'any', ...causes] as const;
  return {
    format,
    ...(output === undefined ? {} : { output }),
    events: flags.events ?? false,
    filters: readFilters(flags, { now: present, ...zone }),
    filterText: filterText(flags),
    ...zone,
    ...(flags.year === undefined ? {} : { year: wholeNumber('--year', flags.year, 1970, 9999, 2026) }),
    ...(flags.sshPort === undefined ? {} : { sshPorts: flags.sshPort.flatMap(ports) }),
    ...(unread === undefined ? {} : { unread }),
    failOn: (flags.failOn ?? []).map((word) => oneOf('--fail-on', word, any, 'unknown-cause')),
    color: flags.color ?? true,
    ...(flags.width === undefined ? {} : { width: wholeNumber('--width', flags.width, 40, 1000, 120) }),
    pager: flags.pager ?? true,
    now: present,
  };
}

function readFilters(flags: AnalyzeFlags, context: { now: number; timeZone?: string }): Filters {
  const { source, cause, user, host } = flags;
  const since = flags.since === undefined ? undefined : parseTime('--since', flags.since, context);
  const until = flags.until === undefined ? undefined : parseTime('--until', flags.until, context);
  if (since !== undefined && until !== undefined && since > until) {
    const window = `--since ${JSON.stringify(flags.since)} is after --until ${JSON.stringify(flags.until)}`;
    throw new UserError('bad-time', window, 'Swap them, or leave one out.');
  }
  return {
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    ...(source ? { sources: new AddressList(source) } : {}),
    ...(cause ? { causes: cause.map((word) => oneOf('--cause', word, causes, 'unknown-cause')) } : {}),
    ...(user ? { users: user } : {}),
    ...(host ? { hosts: host } : {}),
  };
}

/** `--cause fail2ban --since "1h ago"` */
function filterText({ since, until, source = [], cause = [], user = [], host = [] }: AnalyzeFlags): string {
  const single: [string, string | undefined][] = [
    ['--since', since],
    ['--until', until],
  ];
  const lists: [string, readonly string[]][] = [
    ['--source', source],
    ['--cause', cause],
    ['--user', user],
    ['--host', host],
  ];
  const all = [...single, ...lists.flatMap(([name, words]) => words.map((word): [string, string] => [name, word]))];
  return all
    .filter(([, word]) => word !== undefined)
    .map(([name, word]) => `${name} ${/^[\w./:@-]+$/.test(word ?? '') ? word : JSON.stringify(word)}`)
    .join(' ');
}

/** `22`, or `22,2222`. */
function ports(text: string): number[] {
  return text.split(',').map((port) => wholeNumber('--ssh-port', port.trim(), 1, 65_535, 2222));
}
