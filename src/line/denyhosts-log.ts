import type { Header } from './header.ts';
import type { Programs } from './program.ts';

/** DenyHosts' own loggers; any Python program may write lines of this form. */
const LOGGERS =
  'denyhosts|AllowedHosts|counter|denyfileutil|filetracker|firewalls|loginattempt|plugin|prefs|purgecounter|report|root|sync|util';
/** `denyhosts   : INFO     `: the name padded to 12 places, the level to 8. */
const HEAD = new RegExp(`(?:${LOGGERS}) {0,9}: (?:CRITICAL|ERROR {3}|WARNING |INFO {4}|DEBUG {3}) `, 'y');

/** Reads what stands behind stamp and ` - ` in denyhosts.log. False when it is none. */
export function readDenyHostsHead(text: string, at: number, header: Header, programs: Programs): boolean {
  HEAD.lastIndex = at;
  if (!HEAD.test(text)) return false;
  header.host = '';
  header.program = programs.find('denyhosts');
  header.pid = 0;
  header.from = HEAD.lastIndex;
  header.syslog = false;
  return true;
}
