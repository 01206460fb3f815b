import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { readCheckpoints } from '../../src/ship/checkpoint.ts';
import type { TailState } from '../../src/source/tail-options.ts';
import { MadeUpServer } from './made-up-lines.ts';
import { Random } from './random.ts';
import { type Rotation, rotate, rotations } from './rotate.ts';
import { WrittenLog } from './written-log.ts';

/**
 * The writer of the torture test: `node writer.ts FOLDER STATE SEED LINES ONE_LOG PAUSE`. Writes LINES lines at uneven rate
 * into FOLDER/logs, with pauses of up to PAUSE ms, and the same into FOLDER/reference, which nobody rotates; rotates the
 * logs between two lines. What makes lines unreadable for ever (a file that is deleted, or emptied without a copy) it does
 * only when the shipper can have read them: the checkpoint says that they are delivered, or the shipper has the deleted
 * file open and is not killed before they are.
 */
const [folder = '', state = '', seed = '1', lines = '1000', oneLog = 'false', pause = '60'] = process.argv.slice(2);
const random = new Random(Number(seed));
const isOneLog = oneLog === 'true';
const server = new MadeUpServer(random, isOneLog);
for (const name of ['logs', 'reference']) mkdirSync(join(folder, name), { recursive: true });
// Both are there from the first moment on.
const logs = new Map(
  (isOneLog ? ['auth.log'] : ['auth.log', 'fail2ban.log']).map((name) => [name, new WrittenLog(folder, name)]),
);
/** Logs that were renamed and are still written to, with how many lines they will still get. */
const late = new Map<WrittenLog, number>();
/** One machine rotates in one way. */
const isDated = random.below(2) === 0;
let count = 0;
/** Beyond it no more is rotated: logrotate would throw away what nobody has read. */
const MOST_BEHIND = 40;
/** One log spans days, so that incidents end; several are of now, since they are merged by the clock. */
let time = isOneLog ? Date.UTC(2026, 10, 1) * 1000 : Date.now() * 1000;

function stamp(log: string): string {
  const iso = new Date(Math.floor(time / 1000)).toISOString().slice(0, -1);
  const rest = String(time % 1000).padStart(3, '0');
  return log === 'auth.log' ? `${iso}${rest}+00:00 web1 ` : `${iso.replace('T', ' ').replace('.', ',')} `;
}

function write(name: string, text: string): void {
  const line = `${stamp(name)}${text}\n`;
  const log = logs.get(name) as WrittenLog;
  // Not whole lines always: the follower must wait for the rest.
  log.write(line, random.below(50) === 0 ? random.below(line.length) : line.length);
  if (!late.has(log)) return;
  late.set(log, (late.get(log) as number) - 1);
  if ((late.get(log) as number) <= 0) reopen(log);
}

function reopen(log: WrittenLog): void {
  late.delete(log);
  log.reopen();
}

/** The shipper's process, while it runs. */
let shipper: number | undefined;
/** Nothing may be destroyed just now. */
let isHeld = false;
/** The checkpoint that is needed, for lines are in it that are nowhere else. */
let needed = 0;

async function checkpoint() {
  const { latest } = await readCheckpoints(state);
  const recordsOf = ({ path }: WrittenLog) => (latest?.sources[path] as TailState | undefined)?.files ?? [];
  return { number: latest?.number ?? 0, recordsOf };
}

async function rotateOne(kind: Rotation): Promise<void> {
  const log = random.oneOf([...logs.values()]);
  const wait = kind === 'deleted' || kind === 'truncated' || kind === 'switched' ? 4000 : 0;
  let records = (await checkpoint()).recordsOf(log);
  const before = { shipper, offset: log.offsetIn(records) };
  // The one process has read on in it: it has it open, and not only to see which file it is.
  const isRead = () => kind === 'deleted' && shipper === before.shipper && log.offsetIn(records) > before.offset;
  for (const end = Date.now() + wait; !log.isCovered(records) && !isRead() && Date.now() < end; await delay(100)) {
    records = (await checkpoint()).recordsOf(log);
  }
  // What was rotated beside it and never seen is not found through another link.
  const mostBehind = kind === 'switched' ? 0 : MOST_BEHIND;
  if (log.behind(records) > mostBehind || !mayDestroy(kind, log, log.isCovered(records), isRead())) return;
  if (late.has(log)) reopen(log);
  if (kind === 'deleted' || kind === 'truncated' || kind === 'switched') {
    log.destroyed();
    needed = Number.POSITIVE_INFINITY;
  }
  rotate(log.path, kind, random, isDated, ++count);
  if (kind === 'renamed' && random.below(2) === 0) late.set(log, 1 + random.below(30));
  else reopen(log);
  process.send?.({ rotated: kind });
}

function mayDestroy(kind: Rotation, log: WrittenLog, isCovered: boolean, isRead: boolean): boolean {
  if (kind === 'switched') return isCovered && !isHeld && !late.has(log);
  if (kind !== 'deleted' && kind !== 'truncated') return true;
  // Of a file that was renamed the name is another file's.
  if (isHeld || late.has(log)) return false;
  return isCovered || (isRead && shipper !== undefined && log.isOpenIn(shipper));
}

/** What the shipper may be done to: killed, and the last checkpoint be damaged. Waits a while until it may. */
async function allowed() {
  const areSafe = (recordsOf: Awaited<ReturnType<typeof checkpoint>>['recordsOf']) =>
    [...logs.values()].map((log) => log.isSafe(recordsOf(log))).every((isSafe) => isSafe);
  let { number, recordsOf } = await checkpoint();
  for (const end = Date.now() + 10_000; !areSafe(recordsOf) && Date.now() < end; await delay(100)) {
    ({ number, recordsOf } = await checkpoint());
  }
  const mayKill = areSafe(recordsOf);
  if (mayKill && needed === Number.POSITIVE_INFINITY) needed = number;
  return { mayKill, mayDamage: mayKill && number > needed };
}

process.on('message', (message: { hold?: boolean; shipper?: number | null }) => {
  if (message.shipper !== undefined) shipper = message.shipper ?? undefined;
  if (message.hold !== undefined) isHeld = message.hold;
  if (message.hold) void allowed().then((answer) => process.connected && process.send?.(answer));
});
const total = Number(lines);
/** Many lines take minutes, as few do: the bursts are longer, and not more. */
const usual = Math.max(300, Math.floor(total / 220));
for (let written = 0; written < total; ) {
  const burst = Math.min(total - written, 1 + random.below(random.below(10) === 0 ? 10 * usual : usual));
  for (let i = 0; i < burst; i++) {
    const { log, text } = server.next();
    const now = Date.now() * 1000;
    time = isOneLog ? time + 1 + random.below(2_000_000) : Math.max(now, time + 1000);
    if (isOneLog && random.below(2000) === 0) time += random.below(3_600_000_000);
    write(log, text);
    if (!isOneLog && time > now + 20_000) await delay((time - now) / 1000);
  }
  written += burst;
  let isRotated = random.below(3) === 0;
  while (isRotated) {
    await rotateOne(random.oneOf(rotations));
    // Several at once, with hardly a line between.
    isRotated = random.below(3) === 0;
    for (let i = random.below(3); isRotated && i > 0; i--) {
      const { log, text } = server.next();
      time = isOneLog ? time + 1 : Math.max(Date.now() * 1000, time + 1000);
      write(log, text);
      written++;
    }
  }
  await delay(random.below(Number(pause)));
}
for (const log of late.keys()) reopen(log);
time += 2 * 86_400_000_000;
write('auth.log', 'sshd[99999]: Accepted publickey for zoe from 198.51.100.250 port 2 ssh2: ED25519 SHA256:last');
process.disconnect?.();
