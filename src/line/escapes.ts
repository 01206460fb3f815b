const LETTERS: Readonly<Record<string, number>> = {
  n: 10,
  r: 13,
  b: 8,
  a: 7,
  v: 11,
  t: 9,
  f: 12,
  s: 32,
  '0': 0,
  '\\': 92,
};
const VIS = /\\(?:([0-3][0-7]{2})|([nrbavtfs0\\]))/g;
const RSYSLOG = /#([0-3][0-7]{2})/g;

/**
 * Undoes once what vis(3) does to sshd's messages: `\n`, `\\`, `\303\251`. For display and comparison only: the result
 * may hold control characters.
 */
export function decodeVis(text: string): string {
  if (!text.includes('\\')) return text;
  return throughBytes(text, (bytes) =>
    bytes.replace(VIS, (_, octal: string | undefined, letter: string) =>
      String.fromCharCode(octal === undefined ? (LETTERS[letter] as number) : Number.parseInt(octal, 8)),
    ),
  );
}

/** Undoes rsyslog's `#012`; a `#` before the number of a printable character is left alone. */
export function decodeRsyslog(text: string): string {
  if (!text.includes('#')) return text;
  return throughBytes(text, (bytes) =>
    bytes.replace(RSYSLOG, (whole, octal: string) => {
      const code = Number.parseInt(octal, 8);
      return code < 32 || code >= 127 ? String.fromCharCode(code) : whole;
    }),
  );
}

/** Whether two spellings, escaped never, once or twice, mean the same user name. */
export function sameUser(a: string, b: string): boolean {
  if (a === b) return true;
  const spellings = spellingsOf(a);
  return spellingsOf(b).some((spelling) => spellings.includes(spelling));
}

function spellingsOf(name: string): string[] {
  const once = decodeVis(decodeRsyslog(name));
  return [name, once, decodeVis(once)];
}

/** Escapes stand for bytes, and several bytes for one character. */
function throughBytes(text: string, change: (bytes: string) => string): string {
  return Buffer.from(change(Buffer.from(text, 'utf8').toString('latin1')), 'latin1').toString('utf8');
}
