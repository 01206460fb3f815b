/** Takes the header off a sample line: syslog, RFC 3339 syslog, fail2ban.log, or none. */
export function splitSample(line: string): { program: string; message: string } {
  const header =
    /^(?:[A-Z][a-z]{2} [ \d]\d [\d:]{8}|\d{4}-\d\d-\d\dT\S+) (?:(?!\S+: )(?!\S+\[\d+\]: )\S+ )?(?<program>[^\s[:]+)(?:\[\d+\])?: (?<message>.*)$/s.exec(
      line,
    ) ??
    /^\d{4}-\d\d-\d\d [\d:]{8},\d{3} (?<program>fail2ban\.\w+)\s*(?:\[\d+\])?: [A-Z]+\s+(?<message>.*)$/s.exec(line);
  const { program = 'sshd', message = line } = header?.groups ?? {};
  return { program, message };
}
