import { FAIL2BAN_LEVELS, LEVELS, SUFFIXES } from './layout.ts';

/** The lists of texts that the engine looks for, by where they stand. */
export const textLists: readonly (readonly [number, readonly string[]])[] = [
  [LEVELS, ['error: ', 'fatal: ', 'debug1: ', 'debug2: ', 'debug3: ']],
  [SUFFIXES, [' [preauth]', ' [postauth]']],
  [FAIL2BAN_LEVELS, ['INFO ', 'NOTICE ', 'WARNING ', 'ERROR ', 'DEBUG ', 'CRITICAL ']],
];
