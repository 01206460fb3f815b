import { isIPv4, isIPv6 } from 'node:net';
import type { Token } from '../../src/parser/define.ts';
import { compilePattern } from '../../src/parser/pattern.ts';

const classes: Partial<Record<Token, [RegExp, number]>> = {
  int: [/\d/, 10],
  port: [/\d/, 5],
  float: [/[\d.]/, 24],
  duration: [/[\d:wdhms]/, 32],
  ip: [/[\w.:%-]/, 64],
  address: [/[!-~\x80-\xff]/, 255],
  word: [/[!-~\x80-\xff]/, 255],
};

/** The rules of patterns in the plainest words, slow: what the engine must agree with. `text` is latin1. */
export function readPlainly(source: string, text: string): string[] | undefined {
  const pattern = compilePattern(source);
  const { open, tail } = pattern;
  const literals = pattern.literals.map((bytes) => Buffer.from(bytes).toString('latin1'));
  const tokens = pattern.tokens.map(({ token }) => token);
  const values: string[] = [];
  const [head, foot] = [literals[0] as string, literals.at(-1) as string];
  if (!text.startsWith(head) || !text.endsWith(foot)) return undefined;
  let at = head.length;
  for (let i = 0; i < (open === -1 ? tokens.length : open); i++) {
    const next = literals[i + 1] as string;
    const end = endOf(tokens[i] as Token, text, at, next);
    if (end <= at || !text.startsWith(next, end)) return undefined;
    values[i] = text.slice(at, end);
    at = end + next.length;
  }
  if (open === -1) return at === text.length && allValid(tokens, values) ? values : undefined;
  let right = text.length;
  let last = tokens.length - 1;
  if (tail !== -1) {
    const before = literals[tail] as string;
    right = text.indexOf(before, at);
    if (right === -1) return undefined;
    values[tail] = text.slice(right + before.length);
    last = tail - 1;
  } else right -= foot.length;
  for (let i = last; i > open; i--) {
    const before = literals[i] as string;
    const start = startOf(tokens[i] as Token, text, at, right, before);
    if (start === right || start - before.length < at || !text.startsWith(before, start - before.length)) {
      return undefined;
    }
    values[i] = text.slice(start, right);
    right = start - before.length;
  }
  if (right < at) return undefined;
  values[open] = text.slice(at, right);
  if (tokens[open] === 'user' && values[open].includes(':')) return undefined;
  return allValid(tokens, values) ? values : undefined;
}

function endOf(token: Token, text: string, at: number, next: string): number {
  const [one, longest] = classes[token] ?? [];
  if (one === undefined || longest === undefined) return next === '' ? text.length : text.indexOf(next, at);
  let i = at;
  while (i < text.length && i < at + longest && one.test(text.charAt(i))) {
    if (i > at && next !== '' && text.startsWith(next, i)) {
      const follower = text.charCodeAt(i + 1);
      if (token === 'word') break;
      if (token === 'address' && (next.length > 1 || !(follower > 32))) break;
      if (token === 'ip' && isIp(text.slice(at, i))) break;
    }
    i++;
  }
  return i;
}

function startOf(token: Token, text: string, from: number, end: number, before: string): number {
  const [one, longest] = classes[token] as [RegExp, number];
  let i = end;
  while (i > from && i > end - longest && one.test(text.charAt(i - 1))) {
    const wordEnds = (token === 'word' || token === 'address') && i < end && i - before.length >= from;
    if (wordEnds && text.startsWith(before, i - before.length)) break;
    i--;
  }
  return i;
}

function allValid(tokens: readonly Token[], values: readonly string[]): boolean {
  return tokens.every((token, i) => {
    const value = values[i] as string;
    return token === 'ip' ? isIp(value) : token !== 'port' || Number(value) <= 65_535;
  });
}

function isIp(text: string): boolean {
  const [address = ''] = text.split('%'); // a zone may follow: `fe80::1%eth0`
  return isIPv4(text) || isIPv6(address);
}
