import type { StampFormat } from './clock.ts';

export function parseFormat(text: string): StampFormat {
  if (text === 'trad' || text === 'iso') return text;
  throw new Error(`not a format: ${text} (give trad or iso)`);
}

/** A whole number, 0 or more. */
export function parseWhole(text: string, name: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number))
    throw new Error(`--${name} must be a whole number: ${text}`);
  return number;
}
