import type { Action, LogLine } from '../event.ts';
import { normaliseIp } from './address.ts';
import type { FieldValue } from './define.ts';
import type { Match } from './registry.ts';

/**
 * One classified line. `sourceIp`, `sourcePort` and `userName` may be filled in later from another line of the same
 * session; `ambiguous` says that the address cannot be told for certain, and then there is none.
 */
export class LogEvent {
  readonly line: LogLine;
  readonly match: Match;
  readonly action: Action;
  /** How many times it happened: equal lines counted by syslog. Sums that a line states are in its fields. */
  readonly count: number;
  sourceIp: string | undefined;
  sourcePort: number | undefined;
  userName: string | undefined;
  ambiguous = false;

  constructor(line: LogLine, match: Match) {
    this.line = line;
    this.match = match;
    this.action = match.parser.spec.action;
    this.count = match.count;
    const { ip, address, port, user } = match.pattern;
    const { values } = match;
    this.sourceIp =
      ip >= 0 ? (values[ip] as string) : address >= 0 ? normaliseIp(values[address] as string) : undefined;
    this.sourcePort = port >= 0 ? (values[port] as number) : undefined;
    this.userName = user >= 0 ? (values[user] as string) : undefined;
    if (match.parser.spec.fields?.['sshwhy.ambiguous'] === true) this.ambiguous = true;
  }

  /** The value a pattern captured under this field name, or a constant of the parser. */
  get(name: string): FieldValue | undefined {
    const place = this.match.pattern.names.indexOf(name);
    return place >= 0 ? this.match.values[place] : this.match.parser.spec.fields?.[name];
  }

  /** The same event in memory of its own, for keeping beyond its batch. */
  detached(): LogEvent {
    const { line, match } = this;
    const copy = new LogEvent(line.detached(), match);
    copy.sourceIp = this.sourceIp;
    copy.sourcePort = this.sourcePort;
    copy.userName = this.userName;
    copy.ambiguous = this.ambiguous;
    return copy;
  }
}
