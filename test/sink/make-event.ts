import { type LineBatch, LogLine } from '../../src/event.ts';
import type { ParserSpec } from '../../src/parser/define.ts';
import { LogEvent } from '../../src/parser/log-event.ts';
import type { Match } from '../../src/parser/match.ts';
import { Registry } from '../../src/parser/registry.ts';

const drop =
  'drop connection #{sshwhy.startups:int} from [{source.ip:ip}]:{source.port:port} on [{destination.ip:ip}]:{destination.port:port} past MaxStartups';

export const dropMessage = 'drop connection #5 from [10.20.0.5]:40074 on [198.51.100.10]:22 past MaxStartups';

/** Reads `message` with a parser made of `changes`, as if it stood at byte 100 of auth.log. */
export function makeEvent(
  message = dropMessage,
  changes: Partial<ParserSpec> = {},
  header: Partial<Header> = {},
): LogEvent {
  const spec: ParserSpec = {
    id: 'sshd.max-startups-drop',
    title: '',
    program: ['*'],
    action: 'maxstartups-drop',
    outcome: 'failure',
    patterns: [drop],
    meaning: '',
    source: '',
    samples: {},
    ...changes,
  };
  const { time, host, program, pid } = {
    time: 1_795_223_618_700_123,
    host: 'bastion1',
    program: 'sshd',
    pid: 9,
    ...header,
  };
  const raw = `Nov 21 01:13:38 ${host} ${program}[${pid}]: ${message}`;
  const bytes = new Uint8Array(Buffer.from(`${raw}\n`));
  const batch: LineBatch = { file: { path: 'auth.log' }, bytes, ascii: false, offset: 100 };
  const line = new LogLine(time, host, program, pid, message, 0, 1, batch, 0, bytes.length - 1);
  const match = new Registry([spec]).matchAll(program, message)[0] as Match;
  return new LogEvent(line, match);
}

interface Header {
  time: number;
  host: string;
  program: string;
  pid: number;
}
