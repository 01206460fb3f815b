import type { LogEvent } from './parser/log-event.ts';

/** Events in the order of one log. */
export interface EventSource {
  /** The event that `next` came to; the object is used again for the one after it. */
  readonly event: LogEvent;
  /** Loads the next part; false when there is none. */
  load(): Promise<boolean>;
  /** Goes to the next event of the part; false when there are no more. */
  next(): boolean;
}

/** A stream whose next event is known. */
interface Head {
  readonly stream: EventSource;
  /** Latest time seen in this stream: a line that lies behind does not wait for others. */
  time: number;
}

/**
 * Several streams as one, in the order of time; within a stream the order of the log holds. Equal times keep the order
 * of the streams. What it gives does not depend on how streams are cut in parts.
 *
 * @param take  called for each event, which holds only for the call
 * @returns something to wait for now and then, whenever a part has been used up
 */
export async function* mergeByTime(
  streams: readonly EventSource[],
  take: (event: LogEvent) => void,
): AsyncGenerator<void> {
  const heads: Head[] = [];
  for (const stream of streams) {
    const head: Head = { stream, time: Number.NEGATIVE_INFINITY };
    if (await refill(head)) heads.push(head);
  }
  while (heads.length > 0) {
    const empty = heads.length === 1 ? takeAll(heads[0] as Head, take) : takeUntilOneIsEmpty(heads, take);
    yield;
    if (!(await refill(empty))) heads.splice(heads.indexOf(empty), 1);
  }
}

function takeAll(head: Head, take: (event: LogEvent) => void): Head {
  const { stream } = head;
  do take(stream.event);
  while (stream.next());
  return head;
}

function takeUntilOneIsEmpty(heads: readonly Head[], take: (event: LogEvent) => void): Head {
  for (;;) {
    let first = heads[0] as Head;
    for (let i = 1; i < heads.length; i++) if ((heads[i] as Head).time < first.time) first = heads[i] as Head;
    const { stream } = first;
    take(stream.event);
    if (!stream.next()) return first;
    first.time = later(first.time, stream.event);
  }
}

async function refill(head: Head): Promise<boolean> {
  const { stream } = head;
  while (await stream.load()) {
    if (!stream.next()) continue;
    head.time = later(head.time, stream.event);
    return true;
  }
  return false;
}

function later(time: number, { line }: LogEvent): number {
  return Number.isNaN(line.time) ? time : Math.max(line.time, time);
}
