import type { LogEvent } from './parser/log-event.ts';

interface Head {
  readonly rest: AsyncGenerator<LogEvent[]>;
  batch: LogEvent[];
  at: number;
  /** Latest time seen in this stream: a line that lies behind does not wait for others. */
  time: number;
}

/**
 * Several streams as one, in the order of time; within a stream the order of the log holds. Equal times keep the order
 * of the streams. Holds one batch of each stream, and what it gives does not depend on how streams are cut in batches.
 */
export async function* mergeByTime(streams: readonly AsyncGenerator<LogEvent[]>[]): AsyncGenerator<LogEvent[]> {
  if (streams.length === 1) {
    yield* streams[0] as AsyncGenerator<LogEvent[]>;
    return;
  }
  const heads: Head[] = [];
  for (const rest of streams) {
    const head: Head = { rest, batch: [], at: 0, time: Number.NEGATIVE_INFINITY };
    if (await refill(head)) heads.push(head);
  }
  while (heads.length > 0) {
    const merged: LogEvent[] = [];
    const empty = takeUntilOneIsEmpty(heads, merged);
    yield merged;
    if (!(await refill(empty))) heads.splice(heads.indexOf(empty), 1);
  }
}

function takeUntilOneIsEmpty(heads: readonly Head[], merged: LogEvent[]): Head {
  for (;;) {
    let first = heads[0] as Head;
    for (let i = 1; i < heads.length; i++) if ((heads[i] as Head).time < first.time) first = heads[i] as Head;
    merged.push(first.batch[first.at++] as LogEvent);
    if (first.at === first.batch.length) return first;
    first.time = later(first.time, first.batch[first.at] as LogEvent);
  }
}

async function refill(head: Head): Promise<boolean> {
  for (;;) {
    const { value, done } = await head.rest.next();
    if (done) return false;
    if (value.length === 0) continue;
    head.batch = value;
    head.at = 0;
    head.time = later(head.time, value[0] as LogEvent);
    return true;
  }
}

function later(time: number, { line }: LogEvent): number {
  return Number.isNaN(line.time) ? time : Math.max(line.time, time);
}
