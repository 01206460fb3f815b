import { UserError } from '../../error.ts';
import { normaliseIp } from '../../parser/address.ts';
import { type ClientView, type Stage, stages } from './client-view.ts';
import { opensshWordings } from './openssh-wordings.ts';
import { otherWordings } from './other-wordings.ts';
import { splitStamp } from './stamp.ts';
import type { Wording } from './wording.ts';

const wordings: readonly Wording[] = [...opensshWordings, ...otherWordings];
const MOST_LINES = 100_000;
const LONGEST = 4096;
const DEBUG = /^(?:debug([1-3]): |(?:Event Log|error|fatal|FATAL ERROR|ssh): )/;

type Draft = { -readonly [Field in keyof ClientView]: ClientView[Field] };

/**
 * Reads what one client wrote: `ssh -v` to `-vvv` of any OpenSSH, PuTTY's event log, or only the error, pasted. Of
 * several connections in one text the last one counts.
 *
 * @param timeZone  of stamps that have none; the system's when left out
 * @throws UserError `not-a-client-log` when nothing in it is known
 */
export function readClientLog(text: string, name: string, timeZone?: string): ClientView {
  let draft: Draft = empty();
  let line = 0;
  for (const raw of text.split(/\r\n|\n|\r/)) {
    if (++line > MOST_LINES) break;
    const { time, rest } = splitStamp(raw.slice(0, LONGEST).trim(), timeZone);
    const debug = DEBUG.exec(rest);
    const said = rest.replace(/^(?:debug[1-3]: |Event Log: )/, '');
    const found = said === '' ? undefined : readLine(said);
    if (found?.wording.begins) draft = { ...empty(), ...pick(draft, 'clientVersion', 'isVerbose', 'understood') };
    if (debug?.[1] !== undefined) draft.isVerbose = true;
    if (found === undefined) continue;
    draft.understood++;
    take(draft, found, { line, text: raw.trim() });
    if (time !== undefined) draft.time = time;
  }
  if (draft.understood === 0) throw nothingKnown(name, line);
  return draft;
}

interface Read {
  readonly wording: Wording;
  readonly fields: Readonly<Record<string, string | undefined>>;
}

/** What a line says, without its `debug1: `; undefined when it is not known. */
export function readLine(said: string): Read | undefined {
  for (const wording of wordings) {
    const match = wording.form.exec(said);
    if (match) return { wording, fields: match.groups ?? {} };
  }
  return undefined;
}

function take(draft: Draft, { wording, fields }: Read, place: { line: number; text: string }): void {
  const { stage, ending } = wording;
  if (stage !== undefined) draft.stage = later(draft.stage, stage);
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) setField(draft, name, value);
  if (ending === undefined || !saysMore(draft, ending)) return;
  draft.ending = ending;
  draft.endingLine = place;
}

/** `Connection closed by …` and `Disconnected` come after the line that says why. */
function saysMore({ ending }: Draft, next: NonNullable<ClientView['ending']>): boolean {
  return ending === undefined || !(next === 'cut' || (next === 'disconnected' && ending !== 'cut'));
}

function setField(draft: Draft, name: string, value: string): void {
  if (name === 'serverPort' || name === 'localPort') {
    const port = Number(value);
    if (port > 0 && port <= 65_535) draft[name] = port;
  } else if (name === 'serverIp' || name === 'localIp') {
    const ip = normaliseIp(value);
    if (ip !== undefined) draft[name] = ip;
  } else if (name === 'serverHost') {
    draft.serverHost = value;
    const ip = normaliseIp(value);
    if (ip !== undefined) draft.serverIp = ip;
  } else if (name === 'words') draft.words = value.trim();
  else if (name === 'user' || name === 'clientVersion' || name === 'serverVersion') draft[name] = value;
}

function later(a: Stage, b: Stage): Stage {
  return stages.indexOf(a) >= stages.indexOf(b) ? a : b;
}

function empty(): Draft {
  return { stage: 'unknown', isVerbose: false, understood: 0 };
}

function pick<Field extends keyof Draft>(draft: Draft, ...names: Field[]): Pick<Draft, Field> {
  return Object.fromEntries(names.flatMap((name) => (draft[name] === undefined ? [] : [[name, draft[name]]]))) as Pick<
    Draft,
    Field
  >;
}

function nothingKnown(name: string, lines: number): UserError {
  const message = `${name}: nothing in it is known as the output of an SSH client (${lines} lines)`;
  return new UserError('not-a-client-log', message, 'Save it with: ssh -vv USER@HOST 2> ssh-vv.txt');
}
