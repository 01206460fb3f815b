import { builtInParsers } from '../../parsers/index.ts';
import type { ParserSpec } from '../parser/define.ts';
import { loadParsers, parserFolders } from '../user-parsers/load.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * The user's own parsers, checked.
 *
 * @param folders  those that `--parsers` names
 * @throws UserError that names the file, the line and the key
 */
export async function ownParsers(
  folders: readonly string[] | undefined,
  env: Surroundings['env'],
): Promise<readonly ParserSpec[]> {
  const own = await loadParsers(parserFolders(folders ?? [], env), builtInParsers);
  return own.map(({ spec }) => spec);
}
