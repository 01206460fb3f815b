import type { LogEvent } from '../parser/log-event.ts';

const units: Readonly<Record<string, number>> = { d: 86_400, h: 3600, m: 60, s: 1, ms: 0.001, µs: 0, us: 0, ns: 0 };

/** How long the line says that the ban lasts, in seconds; undefined when it does not say, or for ever. */
export function banSeconds(event: LogEvent): number | undefined {
  const seconds = event.get('sshwhy.ban.seconds');
  if (typeof seconds === 'number') return seconds;
  const duration = event.get('sshwhy.ban.left') ?? event.get('sshwhy.ban.duration');
  return typeof duration === 'string' ? secondsOf(duration) : undefined;
}

/** `3h59m58.7s`, as Go writes durations. */
export function secondsOf(duration: string): number | undefined {
  const parts = [...duration.matchAll(/(\d{1,9}(?:\.\d{1,9})?)(ms|µs|us|ns|[dhms])/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== duration) return undefined;
  return parts.reduce((sum, [, number, unit]) => sum + Number(number) * (units[unit as string] as number), 0);
}
