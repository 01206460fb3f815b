import { builtInRules } from '../correlate/rules/index.ts';
import type { ParserSpec } from '../parser/define.ts';
import { LogEvent } from '../parser/log-event.ts';
import { Registry } from '../parser/registry.ts';
import { Clock } from '../report/clock.ts';
import { forTerminal } from '../report/safe-text.ts';
import { fieldsOf } from '../user-parsers/check.ts';
import { nearestPatterns } from '../user-parsers/nearest.ts';
import { readHeader, type SampleLine } from '../user-parsers/sample-line.ts';
import { allParsers } from './own-parsers.ts';
import type { OwnFlags } from './parsers-command.ts';
import type { Surroundings } from './surroundings.ts';

type Row = readonly [label: string, ...lines: string[]];

const LABEL = 12;

/** `sshwhy trace LINE`: every step that the line goes through. */
export async function traceCommand(line: string, flags: OwnFlags, { stdout, env }: Surroundings): Promise<number> {
  const specs = await allParsers(flags.parsers, env);
  const header = readHeader(line);
  for (const [label, ...lines] of [...headerRows(header), ...parserRows(specs, header)]) {
    lines.forEach((text, i) => {
      stdout.write(`${forTerminal(`${(i === 0 ? label : '').padEnd(LABEL)}  ${text}`).trimEnd()}\n`);
    });
  }
  return 0;
}

function headerRows({ program, host, pid, time, message }: SampleLine): Row[] {
  const clock = new Clock('UTC', [time, 0]);
  const parts = [
    Number.isNaN(time) ? 'no time' : `${clock.moment(time)} (read as UTC)`,
    host === '' ? 'no host' : `host ${host}`,
    `program ${program}`,
    pid === 0 ? 'no pid' : `pid ${pid}`,
  ];
  return [
    ['Header', parts.join(', ')],
    ['Message', message],
  ];
}

function parserRows(specs: readonly ParserSpec[], { program, message, line }: SampleLine): Row[] {
  const registry = new Registry(specs);
  const match = registry.match(program, message);
  const readers = [...new Set(registry.matchAll(program, message).map(({ parser }) => parser.spec.id))];
  const near = nearestPatterns(specs, program, message).filter(({ id }) => !readers.includes(id));
  const candidates: Row = [
    'Candidates',
    ...readers.map((id) => `${id}: fits`),
    ...near.map(
      ({ id, missing }) =>
        `${id}: ${missing === '' ? 'its words are there, but not as it wants them' : `no ${JSON.stringify(missing)}`}`,
    ),
    ...(readers.length + near.length === 0 ? ['none'] : []),
  ];
  if (match === undefined) {
    const watched = registry.watches(program);
    const verdict = watched
      ? 'no parser reads it: counted as unread, and written out by --unread'
      : `${program} is not a program that is watched: passed over`;
    return [candidates, ['Verdict', verdict], ['To teach it', 'sshwhy parsers new --from "THE LINE"']];
  }
  const { spec } = match.parser;
  const action = line === undefined ? spec.action : new LogEvent(line, match).action;
  const fields = { ...spec.fields, ...fieldsOf(match) };
  const named = Object.entries(fields).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
  const outcome = spec.outcome === undefined ? '' : `, outcome ${spec.outcome}`;
  const rules = builtInRules.filter(({ on }) => (on[spec.id as `${string}.${string}`] ?? on[action]) !== undefined);
  return [
    candidates,
    ['Parser', `${spec.id}: ${spec.title}`],
    ['Pattern', match.pattern.source],
    ['Event', `${action}${outcome}${match.count > 1 ? `, ${match.count} times` : ''}`],
    ['Fields', ...(named.length > 0 ? named : ['none'])],
    [
      'Rules',
      ...(rules.length > 0
        ? rules.map(({ cause, about }) => `${cause} (about the ${about})`)
        : ['none: it makes no incident']),
    ],
    ['Meaning', spec.meaning],
  ];
}
