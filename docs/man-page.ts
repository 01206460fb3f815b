import type { Command, Option } from 'commander';
import { isShown, pathOf } from '../src/cli/command-tree.ts';
import { variables } from '../src/ship/config/environment.ts';
import { documentedProgram } from './documented-program.ts';

/** docs/sshwhy.1: the manual page, from the definitions of commands and options. */
export function manPage(): string {
  const program = documentedProgram();
  const commands = program.commands.flatMap(leaves);
  return `.\\" Written by docs/make-reference.ts (npm run reference); a test fails when it is stale.
.TH SSHWHY 1 "" "sshwhy" "User Commands"
.SH NAME
sshwhy \\- answers "why did SSH cut my connection?" from the server's own logs
.SH SYNOPSIS
${commands.map(synopsis).join('\n.br\n')}
.SH DESCRIPTION
${roff(program.description())}
It reads logs and never changes anything but the files it is told to write; ship and setup write to Elasticsearch.
.SH COMMANDS
${commands.map(commandEntry).join('\n')}
.SH EXIT STATUS
.TP
.B 0
done
.TP
.B 1
found what \\-\\-fail\\-on names
.TP
.B 2
could not run, or some of the input was unreadable
.SH ENVIRONMENT
.TP
.B NO_COLOR, FORCE_COLOR
no colours, and colours though there is no terminal
.TP
.B SSHWHY_PAGER, PAGER
what shows a page that is longer than the terminal; the default is less
.TP
.B SSHWHY_CONFIG
the configuration of ship; the default is /etc/sshwhy/sshwhy.yml
.TP
.B ${Object.keys(variables).join(', ')}
take the place of settings in it
.TP
.B SSHWHY_ELASTICSEARCH_API_KEY, SSHWHY_ELASTICSEARCH_USERNAME, SSHWHY_ELASTICSEARCH_PASSWORD, SSHWHY_ELASTICSEARCH_BEARER_TOKEN
who ship and setup are for Elasticsearch
.TP
.B XDG_CONFIG_HOME
where sshwhy/parsers is looked for; the default is ~/.config
.SH FILES
.TP
.I ~/.config/sshwhy/parsers/*.json, /etc/sshwhy/parsers/*.json
own parsers, see sshwhy parsers new
.TP
.I /etc/sshwhy/sshwhy.yml
the configuration of ship
.TP
.I /var/lib/sshwhy
where ship remembers how far it came
.SH SEE ALSO
.BR sshd (8),
.BR sshd_config (5),
.BR hosts_access (5),
.BR fail2ban-client (1),
.BR journalctl (1)
`;
}

function leaves(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leaves);
}

function synopsis(command: Command): string {
  const options = command.options.some(isShown) ? ' [\\fIOPTIONS\\fR]' : '';
  const args = command.registeredArguments.map((argument) => {
    const { required, variadic } = argument;
    const word = `\\fI${roff(argument.name().toUpperCase())}\\fR${variadic ? '...' : ''}`;
    return required ? ` ${word}` : ` [${word}]`;
  });
  return `.B ${roff(pathOf(command))}${options}${args.join('')}`;
}

function commandEntry(command: Command): string {
  const args = command.registeredArguments.filter(({ description }) => description !== '');
  return [
    `.SS ${roff(pathOf(command))}`,
    roff(command.description()),
    ...args.map((argument) => `.TP\n.I ${roff(argument.name().toUpperCase())}\n${roff(argument.description)}`),
    ...command.options.filter(isShown).map(optionEntry),
  ].join('\n');
}

function optionEntry({ flags, description, defaultValue }: Option): string {
  const standard = typeof defaultValue === 'string' ? ` (default: ${defaultValue})` : '';
  return `.TP\n.B ${roff(flags)}\n${roff(`${description}${standard}`)}`;
}

/** Text in which nothing means something to roff. */
function roff(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll("'", '\\(aq')
    .replace(/[^\0-\x7f]/g, (letter) => `\\[u${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`);
  return /^[.']/.test(escaped) ? `\\&${escaped}` : escaped;
}
