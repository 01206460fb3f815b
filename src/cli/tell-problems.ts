import { forTerminal } from '../report/safe-text.ts';
import type { Summary } from '../summary.ts';
import type { Screen } from './surroundings.ts';

/** What could not be read, and what to do about it. */
export function tellProblems({ problems }: Summary, stderr: Screen): void {
  for (const { message, help } of problems) {
    const hint = help === undefined ? '' : `  help: ${forTerminal(help)}\n`;
    stderr.write(`sshwhy: ${forTerminal(message)}\n${hint}`);
  }
}
