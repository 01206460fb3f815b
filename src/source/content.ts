import { basename } from 'node:path';

export type Compression = 'gzip' | 'zstd' | 'xz' | 'bzip2';

const compressionMagic: readonly (readonly [Compression, string])[] = [
  ['gzip', '\x1f\x8b'],
  ['zstd', '\x28\xb5\x2f\xfd'],
  ['xz', '\xfd7zXZ\0'],
  ['bzip2', 'BZh'],
];

/** How many bytes `compressionOf` wants to see. */
export const magicLength = 8;

/** By the first bytes, since names lie. A zstd file may begin with a skippable frame (pzstd writes one). */
export function compressionOf(head: Buffer): Compression | undefined {
  const start = head.toString('latin1', 0, magicLength);
  if (head.length >= 4 && (head.readUInt32LE() & ~0xf) === 0x184d2a50) return 'zstd';
  return compressionMagic.find(([, magic]) => start.startsWith(magic))?.[0];
}

interface Foreign {
  readonly what: string;
  readonly help: (path: string) => string;
}

const foreignMagic: readonly (Foreign & { readonly magic: string; readonly at?: number })[] = [
  {
    magic: 'LPKSHHRH',
    what: 'a systemd journal',
    help: (path) => `journalctl --file ${path} -o json > journal.json, and give journal.json`,
  },
  {
    magic: 'SQLite format 3\0',
    what: 'an SQLite database',
    help: () => 'give the log of the program that keeps it, e.g. fail2ban.log',
  },
  { magic: 'PK\x03\x04', what: 'a zip archive', help: (path) => `unzip ${path}, and give the folder` },
  { magic: 'ustar', at: 257, what: 'a tar archive', help: (path) => `tar -xf ${path}, and give the folder` },
  { magic: '\x7fELF', what: 'a program', help: () => 'give a log file' },
  utf16('\xff\xfe'),
  utf16('\xfe\xff'),
];

function utf16(magic: string) {
  return { magic, what: 'UTF-16 text', help: (path: string) => `iconv -f UTF-16 -t UTF-8 ${path} > log.txt` };
}

const allowedControls = '\t\n\v\f\r\u001b';

/** How many bytes `foreignContent` looks at, at most. */
export const headLength = 4096;

/**
 * Says what a file is when it is no text, by its first bytes (uncompressed), with the way to its content; undefined
 * for text. Runs of NUL are text: a crash leaves them in logs, and so does truncation under a writer.
 */
export function foreignContent(head: Buffer, path: string): { what: string; help: string } | undefined {
  const bytes = head.toString('latin1', 0, headLength);
  for (const { magic, at, what, help } of foreignMagic) {
    if (bytes.startsWith(magic, at ?? 0)) return { what, help: help(path) };
  }
  const shown = bytes.replaceAll('\0', '');
  const control = [...shown].filter((character) => character < ' ' && !allowedControls.includes(character)).length;
  const allowed = shown.length === bytes.length ? 0.1 : 0.02;
  if (control <= shown.length * allowed) return undefined;
  return { what: 'binary', help: binaryHelp(path) };
}

function binaryHelp(path: string): string {
  const name = basename(path);
  if (/^[wu]tmp/.test(name)) return `last -f ${path} shows it; the log of sshd is auth.log or secure`;
  if (/^btmp/.test(name)) return `lastb -f ${path} shows it; the log of sshd is auth.log or secure`;
  return 'give a text log: auth.log, secure, fail2ban.log, or the output of journalctl -o json';
}
