import { appendFileSync, closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { MadeUpServer } from './made-up-lines.ts';
import { Random } from './random.ts';
import { type Rotation, rotate, rotations } from './rotate.ts';

/**
 * The writer of the torture test: `node writer.ts FOLDER SEED LINES ONE_LOG`. Writes LINES lines at uneven rate into
 * FOLDER/logs, and the same into FOLDER/reference, which nobody rotates; rotates the logs between two lines.
 */
const [folder = '', seed = '1', lines = '1000', oneLog = 'false'] = process.argv.slice(2);
const random = new Random(Number(seed));
const isOneLog = oneLog === 'true';
const server = new MadeUpServer(random, isOneLog);
const names = isOneLog ? ['auth.log'] : ['auth.log', 'fail2ban.log'];
mkdirSync(join(folder, 'reference'));
const pathOf = (name: string) => join(folder, 'logs', name);
// Both are there from the first moment on.
for (const name of names) closeSync(openSync(pathOf(name), 'a'));
const files = new Map(names.map((name) => [name, openSync(pathOf(name), 'a')]));
/** Logs that were renamed and are still written to, with how many lines they will still get. */
const late = new Map<string, number>();
/** One log spans days, so that incidents end; several are of now, since they are merged by the clock. */
let time = isOneLog ? Date.UTC(2026, 10, 1) * 1000 : Date.now() * 1000;

function stamp(log: string): string {
  const iso = new Date(Math.floor(time / 1000)).toISOString().slice(0, -1);
  const rest = String(time % 1000).padStart(3, '0');
  return log === 'auth.log' ? `${iso}${rest}+00:00 web1 ` : `${iso.replace('T', ' ').replace('.', ',')} `;
}

function write(log: string, text: string): void {
  const line = `${stamp(log)}${text}\n`;
  // Not whole lines always: the follower must wait for the rest.
  const half = random.below(50) === 0 ? random.below(line.length) : line.length;
  writeSync(files.get(log) as number, line.slice(0, half));
  if (half < line.length) writeSync(files.get(log) as number, line.slice(half));
  appendFileSync(join(folder, 'reference', log), line);
  if (!late.has(log)) return;
  late.set(log, (late.get(log) as number) - 1);
  if ((late.get(log) as number) <= 0) reopen(log);
}

function reopen(log: string): void {
  late.delete(log);
  closeSync(files.get(log) as number);
  files.set(log, openSync(pathOf(log), 'a'));
}

let mayDelete = false;
/** When the file of a log was made. */
const since = new Map(names.map((name) => [name, Date.now()]));

function rotateOne(kind: Rotation): void {
  const log = random.oneOf(names);
  // Nobody can read a file that is deleted before he has looked.
  if (kind === 'deleted' && (!mayDelete || Date.now() - (since.get(log) ?? Date.now()) < 2000)) return;
  since.set(log, Date.now());
  if (late.has(log)) reopen(log);
  rotate(pathOf(log), kind, random);
  if (kind === 'renamed' && random.below(2) === 0) late.set(log, 1 + random.below(30));
  else reopen(log);
  process.send?.({ rotated: kind });
}

process.on('message', (message: { mayDelete: boolean }) => {
  mayDelete = message.mayDelete;
});
const total = Number(lines);
for (let written = 0; written < total; ) {
  const burst = Math.min(total - written, 1 + random.below(random.below(10) === 0 ? 3000 : 300));
  for (let i = 0; i < burst; i++) {
    const { log, text } = server.next();
    const now = Date.now() * 1000;
    time = isOneLog ? time + 1 + random.below(2_000_000) : Math.max(now, time + 1000);
    if (isOneLog && random.below(2000) === 0) time += random.below(3_600_000_000);
    write(log, text);
    if (!isOneLog && time > now + 20_000) await delay((time - now) / 1000);
  }
  written += burst;
  if (random.below(3) === 0) {
    rotateOne(random.oneOf(rotations));
  }
  await delay(random.below(60));
}
for (const log of late.keys()) reopen(log);
time += 2 * 86_400_000_000;
write('auth.log', 'sshd[99999]: Accepted publickey for zoe from 198.51.100.250 port 2 ssh2: ED25519 SHA256:last');
process.disconnect?.();
