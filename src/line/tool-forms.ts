import { decodeBytes } from '../page.ts';
import { readCrowdsecLine } from './crowdsec-log.ts';
import type { Header } from './header.ts';
import type { Programs } from './program.ts';
import type { StampReader } from './stamp.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Guest, level, chain and stamp of pve-firewall.log: `101 1 tap101i0-IN 20/Jun/2022:13:12:46 +0200 `. */
const PVE = /^\d{1,9} \d ([\w.-]{1,40}) (\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d:\d\d:\d\d) ([+-]\d{4}) (.*)$/s;
/** xinetd with log_type = FILE: `26/11/21@01:21:26: `, the year without its century. */
const XINETD = /^(\d\d)\/(\d{1,2})\/(\d{1,2})@(\d\d:\d\d:\d\d): /;

/** The logs that firewalls and ban tools write themselves, without a syslog daemon. False when the line is of none. */
export function readToolForm(
  text: string,
  at: number,
  end: number,
  header: Header,
  stamps: StampReader,
  programs: Programs,
): boolean {
  const first = text.charCodeAt(at);
  if (first === 116) return readCrowdsecLine(text, at, end, header, stamps, programs);
  if (first < 48 || first > 57) return false;
  const line = text.slice(at, end);
  return readPve(line, header, stamps, programs) || readXinetd(line, at, header, stamps, programs);
}

function readPve(line: string, header: Header, stamps: StampReader, programs: Programs): boolean {
  const found = PVE.exec(line);
  if (found === null) return false;
  const [, chain, day, month = '', year, clock, zone, rest = ''] = found;
  const number = String(MONTHS.indexOf(month) + 1).padStart(2, '0');
  if (!stamps.readIso(`${year}-${number}-${day}T${clock}${zone} `, 0)) return false;
  setProgram(header, programs, 'pvefw-logger');
  header.message = decodeBytes(`${chain} ${rest}`, false);
  return true;
}

function readXinetd(line: string, at: number, header: Header, stamps: StampReader, programs: Programs): boolean {
  const found = XINETD.exec(line);
  if (found === null) return false;
  const [head, year, month = '', day = '', clock] = found;
  if (!stamps.readIso(`20${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${clock} `, 0)) return false;
  setProgram(header, programs, 'xinetd');
  header.from = at + head.length;
  return true;
}

function setProgram(header: Header, programs: Programs, name: string): void {
  header.host = '';
  header.program = programs.find(name);
  header.pid = 0;
  header.syslog = false;
}
