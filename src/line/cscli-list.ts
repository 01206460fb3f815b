import type { JournalFields } from './journal-entry.ts';
import type { Progress } from './journal-export.ts';
import { isoMicroseconds } from './journal-json.ts';

const LONGEST = 1 << 26;
const OPENING = /^ {1,8}\{\s*$/;
const GO_SPAN = /^-?[\dhmsµnu.]{1,40}$/;

/** One decision as it is handed on: the fields a header needs, and where it stands. */
export interface ListedDecision {
  readonly time: number;
  readonly fields: JournalFields;
  /** Counted from the list's first line. */
  readonly line: number;
  readonly original: string;
}

type Json = Readonly<Record<string, unknown>>;

/** Collects what `cscli alerts list` or `cscli decisions list` wrote with `-o json`: an array of alerts, newest first. */
export class AlertList {
  /** It is no journal entry. */
  readonly fields = undefined;
  #text = '';
  #line = 0;
  /** The lines on which alerts begin. */
  readonly #starts: number[] = [];
  #indent = '';

  /** @param line  latin1 bytes without the newline */
  feed(line: string): Progress {
    const isWhole = this.#line === 0 && line.length > 2;
    const isInside = line.startsWith(' ') || line.startsWith('\t');
    const isEnd = isWhole || /^\]\s*$/.test(line);
    if (this.#line > 0 && !isInside && !isEnd) return 'broken';
    if (this.#text.length + line.length > LONGEST) return 'broken';
    if (OPENING.test(line)) this.#noteStart(line);
    this.#line++;
    this.#text += `${line}\n`;
    return isEnd ? 'complete' : 'open';
  }

  #noteStart(line: string): void {
    const indent = line.slice(0, line.indexOf('{'));
    if (this.#starts.length === 0) this.#indent = indent;
    if (indent === this.#indent) this.#starts.push(this.#line);
  }

  /** In the order of time; undefined when it is no such list. */
  get decisions(): ListedDecision[] | undefined {
    const alerts = parseArray(Buffer.from(this.#text, 'latin1').toString('utf8'));
    if (alerts === undefined || !alerts.every(isAlert)) return undefined;
    const found = alerts.flatMap((alert, i) => decisionsOf(alert, this.#starts[i] ?? 0));
    return found.sort((a, b) => a.time - b.time);
  }
}

/** Whether the line begins such a list: `[`, or the whole of it in one line. */
export function beginsAlertList(text: string, at: number, end: number): boolean {
  if (text.charCodeAt(at) !== 91) return false;
  return end - at === 1 || (text.startsWith('[{"', at) && /\]\s*$/.test(text.slice(Math.max(at, end - 8), end)));
}

function parseArray(text: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isAlert(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && ('decisions' in value || 'scenario' in value);
}

function decisionsOf(alert: Json, line: number): ListedDecision[] {
  const made = [alert.created_at, alert.start_at].find((value) => typeof value === 'string') as string | undefined;
  const time = made === undefined ? Number.NaN : isoMicroseconds(made);
  const all = Array.isArray(alert.decisions) ? (alert.decisions as unknown[]) : [];
  return all.flatMap((decision) => {
    if (typeof decision !== 'object' || decision === null) return [];
    const fields = new Map([
      ['SYSLOG_IDENTIFIER', 'cscli'],
      ['MESSAGE', wordsFor(decision as Json)],
      ['__REALTIME_TIMESTAMP', String(time)],
    ]);
    return [{ time, fields, line, original: JSON.stringify(decision) }];
  });
}

/** The decision in words, for the parsers: `(crowdsec) crowdsecurity/ssh-bf: ban on Ip 203.0.113.7, 3h59m58s left`. */
function wordsFor({ origin, scenario, type, scope, value, duration, simulated }: Json): string {
  const what = `${text(type)} on ${text(scope)} ${text(value)}`;
  const left = text(duration);
  if (type !== 'ban' || simulated === true || !GO_SPAN.test(left)) return `listed: ${what}`;
  const state = left.startsWith('-') ? `over for ${left.slice(1)}` : `${left} left`;
  return `(${text(origin)}) ${text(scenario)}: ${what}, ${state}`;
}

function text(value: unknown): string {
  return typeof value === 'string' && value !== '' ? value.replace(/\s+/g, ' ').slice(0, 200) : '-';
}
