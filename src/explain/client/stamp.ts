import { parseOffset, TimeZone } from '../../line/time-zone.ts';

const STAMP =
  /^\[?(\d{4})[-/.](\d\d)[-/.](\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?\s?(Z|[+-]\d\d:?\d\d)?\]?[\s:>-]{1,4}(.*)$/;
/** `=~=~= PuTTY log 2026.11.21 01:13:38 =~=~=` */
const PUTTY = /PuTTY log (\d{4})\.(\d\d)\.(\d\d) (\d\d):(\d\d):(\d\d)/;

/** The line without the stamp in front of it (of `ts`, of a terminal's log, of PuTTY's event log); time in microseconds. */
export function splitStamp(line: string, timeZone?: string): { time: number | undefined; rest: string } {
  const stamp = STAMP.exec(line);
  if (stamp) return { time: timeOf(stamp, timeZone), rest: (stamp[9] ?? '').trim() };
  const putty = PUTTY.exec(line);
  return { time: putty ? timeOf(putty, timeZone) : undefined, rest: line };
}

function timeOf(parts: RegExpExecArray, timeZone: string | undefined): number | undefined {
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  const offset = parts[8] === undefined ? undefined : parseOffset(parts[8]);
  const time = offset === undefined ? new TimeZone(timeZone).toUtc(local, Number.NaN) : local - offset;
  const fraction = Number((parts[7] ?? '').slice(0, 6).padEnd(6, '0'));
  return Number.isNaN(time) ? undefined : time * 1000 + fraction;
}
