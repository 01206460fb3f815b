import { ADDRESS, classes, DIGIT, DURATION, NUMBER, WORD } from '../engine/classes.ts';
import type { Token } from './define.ts';

const kinds: Readonly<Record<Token, readonly [mask: number, longest: number]>> = {
  int: [DIGIT, 10],
  port: [DIGIT, 5],
  float: [NUMBER, 24],
  duration: [DURATION, 32],
  ip: [ADDRESS, 64],
  address: [WORD, 255],
  word: [WORD, 255],
  phrase: [0, 0],
  user: [0, 0],
  text: [0, 0],
};

/** A token made ready: the bytes it takes (0: any), how many at most, and the literals around it. */
export interface TokenKind {
  readonly token: Token;
  readonly mask: number;
  readonly longest: number;
  readonly before: Uint8Array;
  readonly next: Uint8Array;
  /** The first byte of `next` where the value itself may hold that byte, so that each one met must be looked at; else -1. */
  readonly stop: number;
}

export function tokenKind(token: Token, before: Uint8Array, next: Uint8Array): TokenKind {
  const [mask, longest] = kinds[token];
  const first = next[0] ?? 0;
  const stop = mask >= ADDRESS && next.length > 0 && ((classes[first] as number) & mask) !== 0 ? first : -1;
  return { token, mask, longest, before, next, stop };
}

export function isToken(word: string): word is Token {
  return Object.hasOwn(kinds, word);
}

export function numberAt(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let i = start; i < end; i++) value = value * 10 + (bytes[i] as number) - 48;
  return value;
}

/** `00:05:12`, `05:12`, or sshd's `1w2d03h04m05s`; NaN when it is none. */
export function secondsOf(text: string): number {
  const clock = /^(?:(\d+):)?(\d{1,2}):(\d{2})$/.exec(text);
  if (clock) return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  const parts = /^(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text);
  if (!parts || text === '') return Number.NaN;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, rest = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + rest;
}
