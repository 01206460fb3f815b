import { isAscii } from 'node:buffer';
import { LogLine } from '../event.ts';
import { LogEvent } from '../parser/log-event.ts';
import { Match } from '../parser/match.ts';
import type { Registry } from '../parser/registry.ts';
import type { SpoolRecord } from './spool-frame.ts';

/** The event as it was read; undefined when no parser reads the line any more. */
export function spooledEvent(record: SpoolRecord, registry: Registry): LogEvent | undefined {
  const { time, host, program, pid, start, path, identity, offset, line, original } = record;
  const file = identity === undefined ? { path } : { path, identity };
  const batch = { file, bytes: original, ascii: isAscii(original), offset };
  const message = record.message && Buffer.from(record.message).toString();
  const match = new Match();
  const isKnown =
    message === undefined
      ? registry.readBytes(program, batch, start, original.length, match)
      : registry.readText(program, message, match);
  if (!isKnown) return undefined;
  return new LogEvent(new LogLine(time, host, program, pid, message, start, line, batch, 0, original.length), match);
}
