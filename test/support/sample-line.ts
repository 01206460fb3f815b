/** The header forms that samples are written in; each gives `program` and `message`. */
const headers: readonly RegExp[] = [
  // syslog with a traditional or an RFC 3339 stamp
  /^(?:[A-Z][a-z]{2} [ \d]\d [\d:]{8}|\d{4}-\d\d-\d\dT\S+) (?:(?!\S+: )(?!\S+\[\d+\]: )\S+ )?(?<program>[^\s[:]+)(?:\[\d+\])?: (?<message>.*)$/s,
  /^\d{4}-\d\d-\d\d [\d:]{8},\d{3} (?<program>fail2ban\.\w+)\s*(?:\[\d+\])?: [A-Z]+\s+(?<message>.*)$/s,
];

/** The same forms, where the program is known from the form. */
const tools: Readonly<Record<string, RegExp>> = {
  denyhosts:
    /^(?:\d{4}-\d\d-\d\d [\d:]{8},\d{3} - \w+ *: (?:CRITICAL|[A-Z ]{8}) |# DenyHosts: .{24} (?=\|))(?<message>.*)$/s,
  crowdsec: /^time="[^"]+" level=\w+ msg="(?<message>[^"]*)"(?: module=\w+)?$/s,
  'pvefw-logger': /^\d+ \d (?<chain>\S+) \S+ [+-]\d{4} (?<message>.*)$/s,
  sshguard: /^###sshguard###\n(?<message>.*)$/s,
  blockhosts: /^#---- BlockHosts Additions\n(?<message>.*)$/s,
  'hosts.deny': /^# hosts\.deny\n(?<message>.*)$/s,
};

/** Takes the header off a sample line; one without a header is sshd's. */
export function splitSample(line: string): { program: string; message: string } {
  for (const header of headers) {
    const { program, message } = header.exec(line)?.groups ?? {};
    if (program !== undefined && message !== undefined) return { program, message };
  }
  for (const [program, form] of Object.entries(tools)) {
    const { chain, message } = form.exec(line)?.groups ?? {};
    if (message !== undefined) return { program, message: chain === undefined ? message : `${chain} ${message}` };
  }
  return { program: 'sshd', message: line };
}
