import { fstatSync } from 'node:fs';
import { forTerminal } from '../report/safe-text.ts';
import type { Surroundings } from './surroundings.ts';

export type Level = 'info' | 'warn' | 'error';

/** sd-daemon(3) */
const priorities: Readonly<Record<Level, string>> = { error: '<3>', warn: '<4>', info: '<6>' };

/** The shipper's own log: a line for each notice, to stderr. Where that is the journal, it gets the priority and keeps the time. */
export class ShipLog {
  readonly #stderr: Surroundings['stderr'];
  readonly #isJournal: boolean;

  constructor({ stderr, env }: Pick<Surroundings, 'stderr' | 'env'>) {
    this.#stderr = stderr;
    this.#isJournal = isJournal(stderr, env.JOURNAL_STREAM);
  }

  tell(level: Level, message: string, help?: string): void {
    const text = forTerminal(help === undefined ? message : `${message}. ${help}`);
    const head = this.#isJournal ? priorities[level] : `${new Date().toISOString()} ${level}: `;
    this.#stderr.write(`${head}${text}\n`);
  }
}

/** `JOURNAL_STREAM` says which file the journal listens to, systemd.exec(5): it may have been redirected since. */
function isJournal(stream: Surroundings['stderr'], named: string | undefined): boolean {
  const { fd } = stream as { readonly fd?: number };
  if (!named || fd === undefined) return false;
  try {
    const { dev, ino } = fstatSync(fd, { bigint: true });
    return named === `${dev}:${ino}`;
  } catch {
    return false;
  }
}
