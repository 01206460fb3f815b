import { copyOf } from './copy.ts';
import type { LineReaderOptions } from './options.ts';

/** Programs whose messages are not simply what stands behind the tag. */
export type ProgramKind = 'plain' | 'sshd' | 'kernel' | 'fail2ban' | 'syslogd';

/** A program as the header names it, and what there is to know about it. */
export interface Program {
  readonly name: string;
  /** Somebody wants its lines. */
  readonly watched: boolean;
  readonly kind: ProgramKind;
  /** Where the engine finds the questions about its messages; 0: they are not recognised. */
  readonly questions: number;
}

/** Tags are few; random bytes must not fill the memory. */
const MOST_PROGRAMS = 4096;

/** The programs seen in one stream, so that each is judged once and its name is stored once. */
export class Programs {
  readonly none: Program = { name: '', watched: false, kind: 'plain', questions: 0 };
  readonly #watches: (name: string) => boolean;
  readonly #questionsOf: (name: string) => number;
  readonly #known = new Map<string, Program>();

  constructor({ watches, questionsOf }: Pick<LineReaderOptions, 'watches' | 'questionsOf'> = {}) {
    this.#watches = watches ?? (() => true);
    this.#questionsOf = questionsOf ?? (() => 0);
  }

  find(name: string): Program {
    return this.#known.get(name) ?? this.#add(name);
  }

  #add(name: string): Program {
    if (name === '') return this.none;
    const tag = copyOf(name);
    const program = this.#programOf(withoutModule(tag));
    if (this.#known.size >= MOST_PROGRAMS) this.#known.clear();
    this.#known.set(tag, program);
    return program;
  }

  #programOf(name: string): Program {
    const watched = this.#watches(name);
    return { name, watched, kind: kindOf(name), questions: watched ? this.#questionsOf(name) : 0 };
  }
}

/** Old PAM wrote `sshd(pam_unix)`. */
export function withoutModule(tag: string): string {
  return tag.replace(/(?!^)\(.*$/s, '');
}

function kindOf(name: string): ProgramKind {
  if (name === 'sshd' || name === 'sshd-session' || name === 'sshd-auth') return 'sshd';
  if (name === 'kernel') return 'kernel';
  if (name.startsWith('fail2ban')) return 'fail2ban';
  return name === 'syslogd' || name === 'syslog' || name === '---' || name === 'last' ? 'syslogd' : 'plain';
}
