import { list } from '../correlate/words.ts';
import type { Summary } from '../summary.ts';
import { wrap, wrapAtMost } from './layout.ts';
import { counted, grouped } from './number.ts';
import type { Page } from './page.ts';
import { forTerminal } from './safe-text.ts';
import type { Totals } from './totals.ts';

const MOST_SHAPES = 5;
const MOST_PROBLEMS = 10;

/** What was read, what came of it, and what was not understood. */
export function footer(page: Page, summary: Summary, totals: Totals): string[] {
  return [...say(page, counts(summary, totals)), ...say(page, span(page, summary)), ...remarks(page, summary)];
}

/** `103 lines read, 103 understood · 1 incident · 32 connections cut · 1 user locked out` */
function counts(summary: Summary, totals: Totals): string {
  const read = `${counted(summary.lines, 'line')} read, ${grouped(summary.events)} understood`;
  const cut = `${counted(totals.connectionsCut, 'connection')} cut`;
  return [read, counted(totals.incidents, 'incident'), cut, lockedOut(totals)]
    .filter((part) => part !== '')
    .join(' · ');
}

function lockedOut(totals: Totals): string {
  if (totals.lockouts === 0) return '';
  const more = totals.more ? 'more than ' : '';
  if (totals.lockedOutUsers > 0) return `${more}${counted(totals.lockedOutUsers, 'user')} locked out`;
  return `${more}${counted(totals.lockedOutSources, 'address', 'addresses')} locked out`;
}

/** The window looked at, with the date and the zone that the times above leave out. */
function span(page: Page, { from, to, hosts, files }: Summary): string {
  const { clock } = page;
  const day = clock.day === undefined ? '' : `${clock.day}, `;
  const window = Number.isNaN(from) ? 'no line has a time' : `${day}${clock.window(from, to)}, ${clock.zone}`;
  const where = hosts.length > 0 ? `host${hosts.length === 1 ? '' : 's'} ${list(hosts)}` : '';
  return [window, counted(files.length, 'file'), where].filter((part) => part !== '').join(' · ');
}

function remarks(page: Page, summary: Summary): string[] {
  const { unread, unreadShapes, ignored, cutLines, repeated, doubts, problems } = summary;
  const lines: string[] = [];
  if (unread > 0) {
    const help = 'write them out with --unread FILE';
    const shapes = unreadShapes.slice(0, MOST_SHAPES);
    const most = shapes.length > 0 ? 'most frequent:' : '';
    lines.push(...say(page, `${counted(unread, 'line')} of watched programs not read (${help}) ${most}`.trimEnd()));
    for (const { program, shape, count, file, line } of shapes) {
      const text = forTerminal(`${grouped(count)} × ${program}: ${shape}`);
      lines.push(...wrapAtMost(text, page.width - 6, 2).map((row, i) => `${i === 0 ? '   ' : '     '}${row}`));
      lines.push(`     ${page.paint('faint', `first at ${forTerminal(`${file}:${line}`)}`)}`);
    }
  }
  if (ignored > 0) lines.push(...say(page, `${counted(ignored, 'line')} of other programs ignored`));
  if (cutLines > 0) lines.push(...say(page, `${counted(cutLines, 'line')} longer than 64 KiB cut there`));
  if (repeated > 0) lines.push(...say(page, `${counted(repeated, 'line')} in more than one log, counted once`));
  for (const { message } of doubts) lines.push(...say(page, `doubtful: ${message}`));
  for (const { message } of problems.slice(0, MOST_PROBLEMS)) {
    lines.push(...say(page, `could not be read: ${message}`));
  }
  const more = problems.length - MOST_PROBLEMS;
  return more > 0 ? [...lines, ...say(page, `… and ${grouped(more)} more that could not be read`)] : lines;
}

function say(page: Page, text: string): string[] {
  return wrap(forTerminal(text), page.width - 2).map((row) => ` ${row}`);
}
