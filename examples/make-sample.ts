/**
 * Stitches captures of real servers to one morning: examples/auth.log and examples/fail2ban.log, which `npm start`
 * reads. Every line is a real one: only its time and its pids are changed, and the fingerprint of the throw-away key.
 * Run by hand: node examples/make-sample.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';

interface Episode {
  readonly capture: string;
  /** When the first line of the capture happens in the sample. */
  readonly at: string;
  readonly keep?: (line: string) => boolean;
}

/** The captures were all made in one night; the sample is the morning of a Monday. */
const captured = '2026-11-21';
const day = '2026-11-23';
const listener = 812;
const fingerprint = 'SHA256:s8UlpBSgAr5Fm8nOyC2a4xf5qtY6UCO+sdgAktm1pcg';
const banned = '11-fail2ban-ban-by-hosts-deny';
const atWork = '08-successful-sessions';

const episodes: readonly Episode[] = [
  // alice logs in from where she will be banned (the session that she really had from there, after the ban)
  { capture: banned, at: '07:57:00', keep: ofConnection(banned, 40019) },
  // people at work; not bob at alice's desk
  { capture: atWork, at: '07:59:30', keep: not(ofConnection(atWork, 40165)) },
  { capture: '03-password-brute-force', at: '08:03:00' },
  { capture: '05-scanners-and-protocol-garbage', at: '08:07:20' },
  // without its burst of connections, which ran into the MaxStartups of another sshd_config
  { capture: '01-tcp-wrappers-hosts-deny', at: '08:10:00', keep: not(between('01:30:00.820', '01:30:10.300')) },
  { capture: '02-maxstartups-9.2', at: '08:15:00' },
  { capture: banned, at: '08:21:00' },
];

function linesOf(capture: string, name = 'auth.log'): string[] {
  return readFileSync(new URL(`../test/captures/${capture}/${name}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
}

function pidOf(line: string): number {
  return Number(/^\S+ \S+ \S+?\[(\d+)\]: /.exec(line)?.[1]);
}

/** The lines of the processes that served the client with this port. */
function ofConnection(capture: string, port: number): (line: string) => boolean {
  const own = new Set(
    linesOf(capture)
      .filter((line) => line.includes(` port ${port}`))
      .map(pidOf),
  );
  return (line) => own.has(pidOf(line));
}

function between(from: string, to: string): (line: string) => boolean {
  return (line) => line > `${captured}T${from}` && line < `${captured}T${to}`;
}

function not(test: (line: string) => boolean): (line: string) => boolean {
  return (line) => !test(line);
}

/** One sshd serves all morning, and the limits that the lab could not set are of no interest. */
function isOfLab(line: string): boolean {
  return /: (Server listening|Received signal 15|pam_limits\(sshd:session\): Could not set limit)/.test(line);
}

/** Milliseconds by which the episode moves. */
function shiftOf({ capture, at }: Episode): number {
  const [first = ''] = linesOf(capture);
  return Date.parse(`${day}T${at}Z`) - Date.parse(`${first.slice(0, 19)}Z`);
}

/** The stamp moved; its fraction stays as it is. */
function moved(line: string, shift: number): string {
  return line.replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d/g, (stamp) => {
    const separator = stamp[10] as string;
    const time = new Date(Date.parse(`${stamp.replace(' ', 'T')}Z`) + shift);
    return time.toISOString().slice(0, 19).replace('T', separator);
  });
}

/** New pids for the processes of an episode, from `first` on in the old order; the listener is always the same. */
function renumber(lines: readonly string[], all: readonly string[], first: number): string[] {
  const pids = new Map<number, number>([[pidOf(all[0] as string), listener]]);
  const own = lines.flatMap((line) => [pidOf(line), Number(/: User child is on pid (\d+)$/.exec(line)?.[1])]);
  for (const pid of [...new Set(own)].sort((a, b) => a - b)) {
    if (!Number.isNaN(pid) && !pids.has(pid)) pids.set(pid, first + pids.size);
  }
  return lines.map((line) =>
    line
      .replace(/\[(\d+)\]: /, (_, pid) => `[${pids.get(Number(pid))}]: `)
      .replace(/(: User child is on pid )(\d+)$/, (_, text, pid) => text + pids.get(Number(pid))),
  );
}

const morning = episodes.flatMap((episode, i) => {
  const all = linesOf(episode.capture);
  const own = all.filter((line) => !isOfLab(line) && (episode.keep?.(line) ?? true));
  return renumber(own, all, 2000 + i * 400).map((line) => moved(line, shiftOf(episode)));
});
const boot = linesOf(atWork).slice(0, 2);
const started = renumber(boot, boot, 0).map((line) =>
  moved(line, Date.parse(`${day}T07:55:02Z`) - Date.parse(`${boot[0]?.slice(0, 19)}Z`)),
);
const auth = [...started, ...morning].map((line) => line.replace(/SHA256:[\w+/]{43}/g, fingerprint));

const bans = linesOf(banned, 'fail2ban.log');
const shift = shiftOf(episodes.at(-1) as Episode);
const end = bans.findIndex((line) => line.includes('Shutdown in progress'));

const write = (name: string, lines: readonly string[]) =>
  writeFileSync(new URL(name, import.meta.url), `${lines.join('\n')}\n`);
write('auth.log', auth);
write(
  'fail2ban.log',
  bans.slice(0, end).map((line) => moved(line, shift)),
);
