import type { Command, Option } from 'commander';
import { didYouMean } from '../did-you-mean.ts';
import { UserError } from '../error.ts';
import { actions, causes } from '../event.ts';
import { isShown, pathOf } from './command-tree.ts';
import { formats } from './settings.ts';

export const shells = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof shells)[number];

/** The words that an option takes; of other options that take something it is a path, or anything. */
export const choices: Readonly<Record<string, readonly string[]>> = {
  '--format': formats,
  '--cause': causes,
  '--fail-on': [...causes, 'lockout', 'any'],
  '--action': actions,
};
const takesPath = ({ flags }: Option) => /<(?:file|dir|folder|path)>/.test(flags);

/**
 * A script that completes commands and options, made of their definitions.
 *
 * @throws UserError `unknown-shell`
 */
export function completionScript(program: Command, shell: string): string {
  const known = shells.find((name) => name === shell);
  if (known === undefined) {
    const help = `${didYouMean(shell, shells)}Known: ${shells.join(', ')}.`;
    throw new UserError('unknown-shell', `no completion for ${JSON.stringify(shell)}`, help);
  }
  const make: Readonly<Record<Shell, (program: Command) => string>> = { bash, zsh, fish };
  return make[known](program);
}

function allCommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(allCommands)];
}

function longOf(option: Option): string {
  return option.long ?? option.flags;
}

function optionsOf(command: Command): Option[] {
  return command.options.filter(isShown);
}

/** Single quotes of sh, zsh and fish. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function bash(program: Command): string {
  const cases = allCommands(program).map((command) => {
    const words = command.commands.map((inner) => inner.name());
    const options = ['--help', ...optionsOf(command).map(longOf)];
    return `    ${quoted(pathOf(command))}) words=${quoted(words.join(' '))} options=${quoted(options.join(' '))} ;;`;
  });
  const values = Object.entries(choices).map(
    ([option, words]) => `    ${option}) COMPREPLY=($(compgen -W ${quoted(words.join(' '))} -- "$cur")); return ;;`,
  );
  const inner = allCommands(program).slice(1).map(pathOf);
  const paths = [...new Set(allCommands(program).flatMap(optionsOf).filter(takesPath).map(longOf))];
  return `# bash completion for sshwhy:  source <(sshwhy completion bash)
_sshwhy() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" path=sshwhy words= options= word
  COMPREPLY=()
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$path $word" in
    ${inner.map(quoted).join(' | ')}) path="$path $word" ;;
    esac
  done
  case "$prev" in
${values.join('\n')}
    ${paths.join(' | ')}) COMPREPLY=($(compgen -f -- "$cur")); return ;;
  esac
  case "$path" in
${cases.join('\n')}
  esac
  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$cur"))
  elif [[ -n $words ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
  else
    COMPREPLY=($(compgen -f -- "$cur"))
  fi
}
complete -o filenames -F _sshwhy sshwhy
`;
}

function zsh(program: Command): string {
  const name = (command: Command) => `_${pathOf(command).replaceAll(' ', '_')}`;
  const functions = allCommands(program).map((command) => {
    const specs = ["'(- *)'{-h,--help}'[show help]'", ...optionsOf(command).map(zshOption)];
    if (command.commands.length === 0) {
      return `${name(command)}() {\n  _arguments ${[...specs, "'*:file:_files'"].join(' \\\n    ')}\n}`;
    }
    const list = command.commands.map((inner) => quoted(`${inner.name()}:${inner.description()}`)).join(' ');
    const cases = command.commands.map((inner) => `      ${inner.name()}) ${name(inner)} ;;`).join('\n');
    return `${name(command)}() {
  local line state
  local -a commands
  commands=(${list})
  _arguments -C ${[...specs, "'1:command:->command'", "'*::argument:->argument'"].join(' \\\n    ')}
  case $state in
    command) _describe command commands ;;
    argument)
      case $line[1] in
${cases}
      esac ;;
  esac
}`;
  });
  return `#compdef sshwhy
# zsh completion for sshwhy:  sshwhy completion zsh > "\${fpath[1]}/_sshwhy"
${functions.join('\n')}
compdef _sshwhy sshwhy
`;
}

function zshOption(option: Option): string {
  const long = longOf(option);
  const words = choices[long];
  const value = words ? `(${words.join(' ')})` : takesPath(option) ? '_files' : ' ';
  const taken = option.required || option.optional ? `:${option.attributeName()}:${value}` : '';
  const text = option.description.replace(/[[\]\\]/g, '\\$&').replaceAll(':', '\\:');
  const repeatable = option.description.includes('(repeatable)') ? '*' : '';
  return quoted(`${repeatable}${long}[${text}]${taken}`);
}

function fish(program: Command): string {
  const lines = allCommands(program).flatMap((command) => {
    const condition = quoted(fishCondition(command));
    const inner = command.commands.map(
      (one) => `complete -c sshwhy -f -n ${condition} -a ${one.name()} -d ${quoted(one.description())}`,
    );
    const options = optionsOf(command).map((option) => {
      const long = longOf(option);
      const words = choices[long];
      const taken = words
        ? ` -xa ${quoted(words.join(' '))}`
        : takesPath(option)
          ? ' -rF'
          : option.required
            ? ' -x'
            : '';
      return `complete -c sshwhy -n ${condition} -l ${long.slice(2)}${taken} -d ${quoted(option.description)}`;
    });
    return [...inner, ...options];
  });
  return `# fish completion for sshwhy:  sshwhy completion fish > ~/.config/fish/completions/sshwhy.fish
complete -c sshwhy -s h -l help -d 'show help'
${lines.join('\n')}
`;
}

/** The command was given, and none of those below it. */
function fishCondition(command: Command): string {
  const names = pathOf(command).split(' ').slice(1);
  const below = command.commands.map((inner) => inner.name());
  const given = names.map((name) => `__fish_seen_subcommand_from ${name}`);
  const none = below.length > 0 ? [`not __fish_seen_subcommand_from ${below.join(' ')}`] : [];
  return [...given, ...none].join('; and ') || 'true';
}
