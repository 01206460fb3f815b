import { forTerminal } from '../report/safe-text.ts';
import type { Summary } from '../summary.ts';
import type { Screen } from './surroundings.ts';

/** What could not be read, what makes the result doubtful, and what to do about it. */
export function tellProblems({ problems, doubts }: Summary, stderr: Screen): void {
  for (const { message, help } of [...problems, ...doubts]) {
    const hint = help === undefined ? '' : `  help: ${forTerminal(help)}\n`;
    stderr.write(`sshwhy: ${forTerminal(message)}\n${hint}`);
  }
}
