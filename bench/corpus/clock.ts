export type StampFormat = 'trad' | 'iso';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-05-28 20:26:40`, the way fail2ban repeats the time of the line it found. */
export function plainTime(seconds: number): string {
  return new Date(Math.floor(seconds) * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** Makes a writer of syslog stamps: RFC 3164 (`May 28 20:26:40`) or RFC 3339 with microseconds, both UTC. */
export function createStamper(format: StampFormat): (seconds: number) => string {
  let second = -1;
  let text = '';
  return (seconds) => {
    const whole = Math.floor(seconds);
    if (whole !== second) {
      second = whole;
      text = format === 'trad' ? traditional(whole) : new Date(whole * 1000).toISOString().slice(0, 20);
    }
    if (format === 'trad') return text;
    const micros = Math.min(999_999, Math.floor((seconds - whole) * 1e6));
    return `${text}${String(micros).padStart(6, '0')}+00:00`;
  };
}

function traditional(seconds: number): string {
  const date = new Date(seconds * 1000);
  return `${MONTHS[date.getUTCMonth()]} ${String(date.getUTCDate()).padStart(2)} ${date.toISOString().slice(11, 19)}`;
}
