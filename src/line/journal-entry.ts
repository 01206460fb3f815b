import { unwrapFail2ban } from './fail2ban-log.ts';
import type { Header } from './header.ts';
import { type Programs, withoutModule } from './program.ts';

/** One journal entry: fields as text. */
export type JournalFields = ReadonlyMap<string, string>;

/** The fields that a header needs. */
export const journalFields: ReadonlySet<string> = new Set([
  '__REALTIME_TIMESTAMP',
  '_SOURCE_REALTIME_TIMESTAMP',
  '_HOSTNAME',
  '_PID',
  '_COMM',
  '_TRANSPORT',
  'SYSLOG_PID',
  'SYSLOG_IDENTIFIER',
  'MESSAGE',
]);

/**
 * Fills the header. Fields that begin with `_` were written by journald and can be trusted; the others are what the
 * sender claims (logger(1) claims anything).
 *
 * @returns microseconds since the epoch, NaN when the entry has no time
 */
export function readJournalFields(fields: JournalFields, header: Header, programs: Programs): number {
  header.host = fields.get('_HOSTNAME') ?? '';
  header.program = programs.find(programName(fields));
  header.pid = processId(fields.get('_PID') ?? fields.get('SYSLOG_PID'));
  const message = fields.get('MESSAGE') ?? '';
  header.from = 0;
  if (header.program.kind === 'fail2ban') unwrapFail2ban(message, header, programs);
  header.message = message.slice(header.from);
  return microseconds(fields.get('__REALTIME_TIMESTAMP') ?? fields.get('_SOURCE_REALTIME_TIMESTAMP'));
}

function programName(fields: JournalFields): string {
  const claimed = withoutModule(fields.get('SYSLOG_IDENTIFIER') ?? '');
  const command = fields.get('_COMM');
  if (claimed === '') return command ?? '';
  if (/^sshd(?:-session|-auth)?$/.test(claimed) && command !== undefined && !command.startsWith('sshd')) return command;
  const transport = fields.get('_TRANSPORT');
  if (claimed === 'kernel' && transport !== undefined && transport !== 'kernel') return command ?? '';
  return claimed;
}

function processId(text: string | undefined): number {
  return text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : 0;
}

function microseconds(text: string | undefined): number {
  return text !== undefined && /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
}
