import { didYouMean } from '../did-you-mean.ts';
import { UserError } from '../error.ts';

/** @throws UserError with this code when `word` is none of the known ones */
export function oneOf<T extends string>(option: string, word: string, known: readonly T[], code: string): T {
  const found = known.find((candidate) => candidate === word);
  if (found !== undefined) return found;
  const help = `${didYouMean(word, known)}Known: ${known.join(', ')}.`;
  throw new UserError(code, `${option} ${JSON.stringify(word)} is not known`, help);
}

/** @throws UserError `bad-number` */
export function wholeNumber(option: string, text: string, least: number, most: number, example: number): number {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  const message = `${option} ${JSON.stringify(text)} is not a number from ${least} to ${most}`;
  throw new UserError('bad-number', message, `Give a whole number, e.g. ${option} ${example}.`);
}
