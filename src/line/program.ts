import { copyOf } from './copy.ts';

/** Programs whose messages are not simply what stands behind the tag. */
export type ProgramKind = 'plain' | 'sshd' | 'kernel' | 'fail2ban' | 'syslogd';

/** A program as the header names it, and what there is to know about it. */
export interface Program {
  readonly name: string;
  /** Somebody wants its lines. */
  readonly watched: boolean;
  readonly kind: ProgramKind;
}

/** Tags are few; random bytes must not fill the memory. */
const MOST_PROGRAMS = 4096;

/** The programs seen in one stream, so that each is judged once and its name is stored once. */
export class Programs {
  readonly none: Program = { name: '', watched: false, kind: 'plain' };
  readonly #watches: (name: string) => boolean;
  readonly #known = new Map<string, Program>();

  constructor(watches: (name: string) => boolean) {
    this.#watches = watches;
  }

  find(name: string): Program {
    return this.#known.get(name) ?? this.#add(name);
  }

  #add(name: string): Program {
    if (name === '') return this.none;
    const tag = copyOf(name);
    const program = programOf(withoutModule(tag), this.#watches);
    if (this.#known.size >= MOST_PROGRAMS) this.#known.clear();
    this.#known.set(tag, program);
    return program;
  }
}

/** Old PAM wrote `sshd(pam_unix)`. */
export function withoutModule(tag: string): string {
  return tag.replace(/(?!^)\(.*$/s, '');
}

function programOf(name: string, watches: (name: string) => boolean): Program {
  return { name, watched: watches(name), kind: kindOf(name) };
}

function kindOf(name: string): ProgramKind {
  if (name === 'sshd' || name === 'sshd-session' || name === 'sshd-auth') return 'sshd';
  if (name === 'kernel') return 'kernel';
  if (name.startsWith('fail2ban')) return 'fail2ban';
  return name === 'syslogd' || name === 'syslog' || name === '---' || name === 'last' ? 'syslogd' : 'plain';
}
