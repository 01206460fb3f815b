import { copyOf } from './copy.ts';
import type { Header } from './header.ts';
import type { Programs } from './program.ts';
import type { StampReader } from './stamp.ts';

const HEAD = /(?:node=([^\s=]{1,253}) )?(?=type=[A-Z\d_]{1,40} msg=audit\((\d{1,10})\.(\d{3}):\d{1,20}\): )/y;

/** auditd's own file: `type=USER_LOGIN msg=audit(1795223921.123:4068): …`, the time in seconds since the epoch. */
export function readAuditHead(
  text: string,
  at: number,
  header: Header,
  stamps: StampReader,
  programs: Programs,
): boolean {
  HEAD.lastIndex = at;
  const found = HEAD.exec(text);
  if (found === null) return false;
  stamps.keep(Number(found[2]) * 1e6 + Number(found[3]) * 1e3);
  header.host = copyOf(found[1] ?? '');
  header.program = programs.find('auditd');
  header.pid = 0;
  header.from = HEAD.lastIndex;
  header.syslog = false;
  return true;
}
