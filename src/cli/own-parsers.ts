import { builtInParsers } from '../../parsers/index.ts';
import type { ParserSpec } from '../parser/define.ts';
import { loadParsers, parserFolders } from '../user-parsers/load.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Those that ship, and the user's own ones, checked.
 *
 * @param folders  those that `--parsers` names
 * @throws UserError that names the file, the line and the key
 */
export async function allParsers(
  folders: readonly string[] | undefined,
  env: Surroundings['env'],
): Promise<readonly ParserSpec[]> {
  const own = await loadParsers(parserFolders(folders ?? [], env), builtInParsers);
  return own.length === 0 ? builtInParsers : [...builtInParsers, ...own.map(({ spec }) => spec)];
}
