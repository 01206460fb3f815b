/** An error the user can mend: what happened, where, why, and what to do. Anything else is a bug and keeps its stack. */
export class UserError extends Error {
  readonly code: string;
  readonly help: string | undefined;

  /**
   * @param code  a stable word for tests and scripts, e.g. `no-such-file`
   * @param message  what, where and why, in one sentence
   * @param help  what to do about it
   */
  constructor(code: string, message: string, help?: string) {
    super(message);
    this.name = 'UserError';
    this.code = code;
    this.help = help;
  }
}
