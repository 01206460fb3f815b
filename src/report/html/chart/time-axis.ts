const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;

/** The x axis of a chart over time, of wall-clock milliseconds from `start` to `end`. */
export function timeAxis(start: number, end: number, title: string) {
  return {
    field: 'start',
    type: 'temporal',
    scale: { type: 'utc', domain: [start, end], nice: false, clamp: true },
    axis: { title, format: formatFor(start, end), tickCount: 4, grid: false, labelOverlap: true, labelFlush: true },
  };
}

/** As much of date and time as tells the ticks apart. */
function formatFor(start: number, end: number): string {
  const length = end - start;
  if (length < 5 * 60 * SECOND) return '%H:%M:%S';
  if (length < DAY) return '%H:%M';
  if (length < 4 * DAY) return '%-d %b %H:%M';
  return length < 300 * DAY ? '%-d %b' : '%b %Y';
}

/** `15 s`, `5 min`, `3 h`, `7 d` */
export function stepName(milliseconds: number): string {
  if (milliseconds >= DAY) return `${milliseconds / DAY} d`;
  if (milliseconds >= HOUR) return `${milliseconds / HOUR} h`;
  return milliseconds >= 60 * SECOND ? `${milliseconds / 60 / SECOND} min` : `${milliseconds / SECOND} s`;
}

/** `2026-11-21 01:13:38`, of wall-clock milliseconds. */
export function shownTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ');
}
