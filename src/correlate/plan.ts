import type { Action } from '../event.ts';
import type { Parser } from '../parser/registry.ts';
import type { Context, Rule } from './rule.ts';
import { type SessionRole, sessionRole } from './session-tracker.ts';

/** What tells of logins, of the server's own addresses, and of gaps in the log. */
const learns: ReadonlySet<Action> = new Set(['ssh_login', 'connection-opened', 'sshd-started', 'log-gap'] as const);

/** What is done with the lines of one parser. */
export interface Plan {
  /** Anything at all. */
  readonly concerned: boolean;
  readonly role: SessionRole | undefined;
  readonly learns: boolean;
  readonly fromSshd: boolean;
  readonly isSuccess: boolean;
  /** The field that names all the addresses the line is about, see `ParserSpec.list`. */
  readonly list: string | undefined;
  readonly handlers: readonly ((context: Context) => void)[];
}

/** A rule's handler for the parser's id goes before the one for its action. */
export function planFor({ spec }: Parser, rules: readonly Rule[]): Plan {
  const { id, action, program, outcome, list } = spec;
  const product = spec.fields?.['observer.product'];
  const fromSshd = program[0] === 'sshd';
  const role = fromSshd || program[0] === 'dropbear' ? sessionRole(action) : undefined;
  const handlers = rules.flatMap(({ on, tool }) => {
    const own = product === undefined || tool === undefined || tool === product;
    return on[id as `${string}.${string}`] ?? (own ? on[action] : undefined) ?? [];
  });
  return {
    concerned: role !== undefined || learns.has(action) || handlers.length > 0,
    role,
    learns: learns.has(action),
    fromSshd,
    isSuccess: outcome === 'success',
    list,
    handlers,
  };
}
