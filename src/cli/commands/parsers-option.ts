import { Option } from 'commander';
import { collect } from './collect.ts';

export function parsersOption(): Option {
  return new Option(
    '--parsers <dir>',
    'own parsers there, too: JSON files, see sshwhy parsers new --help (repeatable)',
  ).argParser(collect);
}
