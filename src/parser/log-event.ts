import type { Action, LogLine } from '../event.ts';
import { type AddressKey, addressKey, addressText } from './address.ts';
import type { ActionBy, FieldValue } from './define.ts';
import type { Match } from './match.ts';

/**
 * sshd cuts what it sends to syslog at 500 bytes (log.c, `%.500s`). A long user name can so push the true address off
 * the line and leave one of the client's own making at its end.
 */
const CUT_BY_SSHD = 500;

/**
 * One classified line. `sourceIp`, `sourcePort` and `userName` may be filled in later from another line of the same
 * session; `ambiguous` says that the address cannot be told for certain, and then there is none. One object serves all
 * lines of a stream, see LogLine.
 */
export class LogEvent {
  readonly line: LogLine;
  readonly match: Match;
  action!: Action;
  /** How many times it happened: equal lines counted by syslog. Sums that a line states are in its fields. */
  count = 1;
  /** The client's address; undefined when the line names none for certain. */
  sourceKey: AddressKey | undefined;
  ambiguous = false;
  #port: number | undefined;
  #user: string | undefined;

  constructor(line: LogLine, match: Match) {
    this.line = line;
    this.match = match;
    // A match that has not been told what it is belongs to a stream that has not begun.
    if (match.pattern !== undefined) this.classify();
  }

  /** Another line and what it was recognised as stand in `line` and `match`. */
  classify(): void {
    const { line, match } = this;
    const { client, open, action, actionBy, isAmbiguous } = match.pattern;
    this.count = match.count;
    this.action = actionBy === undefined ? action : actionOf(match, actionBy);
    this.ambiguous = isAmbiguous || (open !== -1 && client > open && line.messageLength >= CUT_BY_SSHD);
    this.sourceKey = client === -1 || this.ambiguous ? undefined : match.address(client);
    this.#port = undefined;
    this.#user = undefined;
  }

  get sourceIp(): string | undefined {
    return this.sourceKey === undefined ? undefined : addressText(this.sourceKey);
  }

  set sourceIp(ip: string | undefined) {
    this.sourceKey = ip === undefined ? undefined : addressKey(ip);
  }

  get sourcePort(): number | undefined {
    const { port } = this.match.pattern;
    if (this.#port === undefined && port >= 0 && !this.ambiguous) this.#port = this.match.number(port);
    return this.#port;
  }

  set sourcePort(port: number | undefined) {
    this.#port = port;
  }

  get userName(): string | undefined {
    const { user } = this.match.pattern;
    if (this.#user === undefined && user >= 0) this.#user = this.match.value(user) as string;
    return this.#user;
  }

  set userName(name: string | undefined) {
    this.#user = name;
  }

  /** The value a pattern captured under this field name, or a constant of the parser. */
  get(name: string): FieldValue | undefined {
    const place = this.match.pattern.names.indexOf(name);
    return place >= 0 ? this.match.value(place) : this.match.parser.spec.fields?.[name];
  }

  /** The key of an address that a pattern captured under this field name. */
  address(name: string): AddressKey | undefined {
    const place = this.match.pattern.names.indexOf(name);
    return place >= 0 ? this.match.address(place) : undefined;
  }

  /** The same event in memory of its own, for keeping beyond its line. */
  detached(): LogEvent {
    const copy = new LogEvent(this.line.detached(), this.match.detached());
    copy.sourceKey = this.sourceKey;
    copy.#port = this.#port;
    copy.#user = this.#user;
    copy.ambiguous = this.ambiguous;
    return copy;
  }
}

function actionOf(match: Match, { field, words, otherwise }: ActionBy): Action {
  const place = match.pattern.names.indexOf(field);
  const value = place < 0 ? '' : String(match.value(place)).toLowerCase();
  return words.find(([word]) => value.includes(word))?.[1] ?? otherwise;
}
