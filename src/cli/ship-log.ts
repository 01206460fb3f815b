import { fstatSync } from 'node:fs';
import { UserError } from '../error.ts';
import { forTerminal } from '../report/safe-text.ts';
import type { ShipSettings } from '../ship/config/settings.ts';
import type { EcsLine } from './ecs-log.ts';
import type { Surroundings } from './surroundings.ts';

export type Level = 'info' | 'warn' | 'error';

/** One thing to tell. */
export interface Notice {
  readonly level: Level;
  /** A stable word, e.g. `unreachable`. */
  readonly code: string;
  /** Hostile where it quotes. */
  readonly message: string;
  /** What to do about it. */
  readonly help?: string | undefined;
}

/** sd-daemon(3) */
const priorities: Readonly<Record<Level, string>> = { error: '<3>', warn: '<4>', info: '<6>' };

/**
 * The shipper's own log: a line for each notice, to stderr; plain text, or a JSON object of the Elastic Common Schema.
 * Where that is the journal, it gets the priority and, of text, keeps the time.
 */
export class ShipLog {
  readonly #stderr: Surroundings['stderr'];
  readonly #isJournal: boolean;
  #ecs: EcsLine | undefined;

  constructor({ stderr, env }: Pick<Surroundings, 'stderr' | 'env'>) {
    this.#stderr = stderr;
    this.#isJournal = isJournal(stderr, env.JOURNAL_STREAM);
  }

  /** From now on in this form. What writes it is loaded only when it is used. */
  async use({ format }: ShipSettings['log'], version: string): Promise<void> {
    this.#ecs = format === 'ecs' ? (await import('./ecs-log.ts')).ecsLines(version) : undefined;
  }

  get isJson(): boolean {
    return this.#ecs !== undefined;
  }

  tell({ level, code, message, help }: Notice): void {
    const text = forTerminal(help === undefined ? message : `${message}. ${help}`);
    this.#write(level, this.#ecs?.(level, text, { 'event.action': code }) ?? text);
  }

  /** What ends it, or keeps it from doing what it was asked; of a bug the stack as well. */
  fail(error: Error, prefix = ''): void {
    const message = `${prefix}${error.message}`;
    if (error instanceof UserError) {
      const { code, help } = error;
      this.tell({ level: 'error', code, message, help });
      return;
    }
    const stack = forTerminal(error.stack ?? '');
    const fields = { 'event.action': 'bug', 'error.type': error.name, 'error.stack_trace': stack };
    this.#write('error', this.#ecs?.('error', forTerminal(message), fields) ?? stack);
  }

  #write(level: Level, text: string): void {
    const time = this.isJson ? '' : `${new Date().toISOString()} ${level}: `;
    this.#stderr.write(`${this.#isJournal ? priorities[level] : time}${text}\n`);
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
