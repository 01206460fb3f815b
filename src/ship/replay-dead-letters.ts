import { createReadStream } from 'node:fs';
import { appendFile, rename, rm } from 'node:fs/promises';
import { UserError } from '../error.ts';
import { isThere } from '../source/is-there.ts';
import type { Delivery, DeliveryListener, OpenDelivery, ShipDocument } from './delivery.ts';

const AT_ONCE = 500;

export interface Replay {
  /** Documents that were sent again. */
  readonly sent: number;
  /** Of those, the ones refused again: they are back in the file. */
  readonly refused: number;
  /** Lines that are no dead letters; kept in `<file>.unreadable`. */
  readonly unreadable: number;
}

/**
 * Sends what is in the dead-letter file again, e.g. after its reason was mended. The file is set aside as
 * `<file>.replaying` first, so that a shipper may go on writing; after an interruption the next replay begins with that.
 * Nothing is stored twice, for ids and revisions are as they were.
 * @param deadline  milliseconds to wait for the last answers
 * @throws UserError when the delivery cannot go on; then what is left stays in `<file>.replaying`
 */
export async function replayDeadLetters(path: string, openDelivery: OpenDelivery, deadline: number): Promise<Replay> {
  const aside = `${path}.replaying`;
  if (!(await isThere(aside))) {
    if (!(await isThere(path))) return { sent: 0, refused: 0, unreadable: 0 };
    await rename(path, aside);
  }
  const failures: UserError[] = [];
  const listener: DeliveryListener<undefined> = {
    onAcknowledged: () => {},
    onFatal: (error) => failures.push(error),
    onNotice: () => {},
  };
  const delivery = await openDelivery(listener);
  const unreadable: string[] = [];
  let sent = 0;
  let whole = false;
  try {
    sent = await sendAll(aside, delivery, unreadable);
  } finally {
    whole = await delivery.close(deadline);
  }
  const [failure] = failures;
  if (failure) throw failure;
  if (!whole) {
    const message = `not all dead letters were sent in ${deadline / 1000} s; they stay in ${aside}`;
    throw new UserError('replay-unfinished', message, 'Run it again: what was stored is not stored twice.');
  }
  if (unreadable.length > 0) await appendFile(`${path}.unreadable`, unreadable.join(''), { mode: 0o600 });
  await rm(aside);
  return { sent, refused: delivery.stats().deadLetters, unreadable: unreadable.length };
}

async function sendAll(path: string, delivery: Delivery<undefined>, unreadable: string[]): Promise<number> {
  let sent = 0;
  let batch: ShipDocument[] = [];
  const flush = async () => {
    await delivery.send(batch, undefined);
    sent += batch.length;
    batch = [];
  };
  for await (const line of linesOf(path)) {
    const document = readLetter(line);
    if (document) batch.push(document);
    else if (line !== '') unreadable.push(`${line}\n`);
    if (batch.length === AT_ONCE) await flush();
  }
  if (batch.length > 0) await flush();
  return sent;
}

/** Split at line feeds and nothing else: a document may hold U+2028. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(path, 'utf8')) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() as string;
    yield* lines;
  }
  yield rest;
}

function readLetter(line: string): ShipDocument | undefined {
  try {
    const { kind, id, revision, month, source } = JSON.parse(line) as Omit<ShipDocument, 'source'> & { source: string };
    const known = kind === 'event' || kind === 'incident';
    const typed = typeof id === 'string' && typeof source === 'string' && Number.isSafeInteger(revision);
    if (!known || !typed || !/^(?:\d{4}\.\d{2})?$/.test(month) || /[\r\n]/.test(source)) return undefined;
    JSON.parse(source);
    return { kind, id, revision, month, source: Buffer.from(source) };
  } catch {
    return undefined;
  }
}
