import type { LogEvent } from '../parser/log-event.ts';
import type { LiveStream } from './live-stream.ts';

/** Until what one log says of a moment is known to be written, milliseconds; of a second where stamps tell no more. */
const WRITTEN = 300;
const SECOND_IS_WRITTEN = 1200;
/** As many lines as are usually read at once. */
const MOST_AT_ONCE = 2000;

/**
 * The next events of several streams in the order of time; none when all that is there was given out, or must wait.
 * While there is a backlog that is the order of `analyze`. What has just been written waits until no other stream can
 * have anything earlier: a second at most. A single stream never waits.
 *
 * @param isLast  nothing waits: no more is to come
 */
export async function nextEvents(streams: readonly LiveStream[], isLast: boolean): Promise<LogEvent[]> {
  for (;;) {
    for (const stream of streams) if (stream.head === undefined && !stream.atEnd) await stream.fill();
    const taken = take(streams, isLast);
    if (taken.length > 0 || streams.every((stream) => stream.atEnd || stream.head !== undefined)) return taken;
  }
}

function take(streams: readonly LiveStream[], isLast: boolean): LogEvent[] {
  const taken: LogEvent[] = [];
  const wait = streams.every(({ isFine }) => isFine) ? WRITTEN : SECOND_IS_WRITTEN;
  while (taken.length < MOST_AT_ONCE) {
    let first: LiveStream | undefined;
    // Delivering may have taken long: a log that was at its end has more by now.
    let readUntil = Number.POSITIVE_INFINITY;
    for (const stream of streams) {
      if (stream.head === undefined) {
        if (!stream.atEnd) return taken;
        readUntil = Math.min(readUntil, stream.endedAt);
      } else if (first === undefined || stream.time < first.time) first = stream;
    }
    if (first === undefined) return taken;
    if (!isLast && !isRipe(first, readUntil, wait)) return taken;
    taken.push(first.take());
  }
  return taken;
}

/** @param readUntil  when the others were at their end; Infinity when all have lines: then the first is the first */
function isRipe({ time, arrived }: LiveStream, readUntil: number, wait: number): boolean {
  return time / 1000 <= readUntil - wait || readUntil - arrived >= wait;
}
