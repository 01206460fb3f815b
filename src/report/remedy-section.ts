import type { RemedyStep } from '../correlate/incident.ts';
import { wrap } from './layout.ts';
import { type Page, section, sectionWidth } from './page.ts';
import { forTerminal } from './safe-text.ts';

/** Numbered steps; a command stands on lines of its own, never broken, so that it can be pasted. */
export function remedySection(page: Page, remedy: readonly RemedyStep[], label = 'What to do'): string[] {
  const width = sectionWidth(page) - 3;
  const rows = remedy.flatMap(({ text, file, settings, command }, i) => [
    ...wrap(forTerminal(file ? `${text}, in ${file}:` : text), width).map((row, at) =>
      at === 0 ? `${i + 1}  ${row}` : `   ${row}`,
    ),
    ...(settings ?? []).flatMap((setting) => commandRows(page, setting)),
    ...(settings && command ? [`   then`] : []),
    ...commandRows(page, command),
  ]);
  return rows.length === 0 ? [] : section(page, label, rows);
}

function commandRows(page: Page, command: string | undefined): string[] {
  if (command === undefined) return [];
  return command.split('\n').map((row) => `     ${page.paint('command', forTerminal(row))}`);
}
