import type { Command, Option } from 'commander';

/** `sshwhy parsers new` */
export function pathOf(command: Command): string {
  const above = command.parent;
  return above === null ? command.name() : `${pathOf(above)} ${command.name()}`;
}

export function isShown({ hidden }: Option): boolean {
  return !hidden;
}
