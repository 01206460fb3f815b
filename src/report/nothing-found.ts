import type { Summary } from '../summary.ts';
import { wrap } from './layout.ts';
import { counted } from './number.ts';
import type { Page } from './page.ts';
import { forTerminal } from './safe-text.ts';

/** What is said when there is no incident: only what the logs allow, and what they may be missing. */
export function nothingFound(page: Page, summary: Summary, filters: string): string[] {
  const { width } = page;
  const said = filters === '' ? verdict(summary) : `No incident matches ${filters}.`;
  const lines = wrap(forTerminal(said), width - 2).map((row) => ` ${page.paint('heading', row)}`);
  const missing = reasons(summary, filters).flatMap((reason) =>
    wrap(forTerminal(reason), width - 6).map((row, i) => (i === 0 ? `   - ${row}` : `     ${row}`)),
  );
  return missing.length === 0 ? lines : [...lines, '', ' If somebody was cut nevertheless:', ...missing];
}

function verdict({ lines, events }: Summary): string {
  if (lines === 0) return 'Nothing was read: there is not one line in it.';
  if (events === 0) {
    return `None of the ${counted(lines, 'line')} comes from sshd or a program that could cut its connections and is understood.`;
  }
  return `Nothing in these logs says that a connection was cut: ${counted(lines, 'line')} read, no incident found.`;
}

function reasons({ lines, events, unread }: Summary, filters: string): string[] {
  const found: string[] = [];
  if (filters !== '') found.push('look without the filters, or at a wider window');
  if (lines > 0) found.push('it was at another time (rotated files: auth.log.1, auth.log.2.gz …) or on another host');
  if (events > 0) {
    found.push(
      'sshd did not log it: before OpenSSH 8.4 it tells of connections dropped by MaxStartups only at LogLevel VERBOSE',
    );
  }
  if (lines > 0) {
    found.push('a ban tool or the firewall did it: give fail2ban.log and kern.log (or the whole journal) as well');
  }
  if (unread > 0) found.push(`it stands in one of the ${counted(unread, 'line')} that could not be understood`);
  return found;
}
