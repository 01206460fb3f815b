/** How sshd's own sentences begin; a line of another program that looks so is rare. */
const SSHD_WORDING = new RegExp(
  `^(?:debug[1-3]: |error: |fatal: )?(?:${[
    'Accepted (?:password|publickey|keyboard-interactive|hostbased|gssapi|key) ?',
    'Failed (?:password|publickey|keyboard-interactive\\S*|none|hostbased|gssapi\\S*) for ',
    '(?:Invalid|Illegal) user ',
    'Connection (?:from|closed by|reset by) ',
    'Received disconnect from ',
    'Disconnect(?:ed from|ing) ',
    'Server listening on ',
    'Received (?:signal 15; terminating|SIGHUP; restarting)\\.',
    'drop connection #\\d',
    '(?:beginning|exited|in) MaxStartups throttling',
    'refused connect from ',
    'Unable to negotiate with ',
    'Bad protocol version identification ',
    'Did not receive identification string from ',
    'banner exchange: Connection from ',
    'kex_exchange_identification: ',
    'ssh_dispatch_run_fatal: ',
    'maximum authentication attempts exceeded ',
    'Timeout before authentication for ',
    'srclimit_penalise: ',
    'User .{1,256} (?:from .{1,256} )?not allowed because ',
    'Missing privilege separation directory',
    'Bind to port ',
    'Starting session: ',
    'User child is on pid \\d',
    'pam_\\w+\\(sshd:',
  ].join('|')})`,
);

/** Whether a line without any header is something that sshd says (`sshd -E file`, `journalctl -o cat`). */
export function isSshdWording(message: string): boolean {
  return SSHD_WORDING.test(message);
}
