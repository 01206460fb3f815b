import type { ParserSpec } from '../parser/define.ts';
import { isToken } from '../parser/token.ts';

/** A pattern that does not read a message, and how far it goes along with it. */
export interface Near {
  readonly id: string;
  readonly pattern: string;
  /** The part of its words that stand in the message in the same order, 0 to 1. */
  readonly likeness: number;
  /** The first words of it that are not in the message, or stand elsewhere; '' when all are there. */
  readonly missing: string;
}

const SLOT = /\{([^{}]*)\}/;

/** The patterns for a program that are most like a message, the best first; for a person, not for reading logs. */
export function nearestPatterns(specs: readonly ParserSpec[], program: string, message: string, most = 5): Near[] {
  const names = program.startsWith('sshd-') ? [program, 'sshd'] : [program];
  return specs
    .filter((spec) => spec.program.some((name) => names.includes(name) || name === '*'))
    .flatMap(({ id, patterns }) => patterns.map((pattern) => ({ id, pattern, ...likenessOf(pattern, message) })))
    .filter(({ likeness }) => likeness >= 0.3)
    .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
    .slice(0, most);
}

function likenessOf(pattern: string, message: string): { likeness: number; missing: string } {
  const parts = pattern.split(SLOT).filter((part, i) => i % 2 === 0 || !isToken(part.split(':')[1] ?? ''));
  const words = parts
    .join(' ')
    .split(/\s+/)
    .filter((word) => /\w/.test(word));
  let at = 0;
  let found = 0;
  let missing = '';
  for (const word of words) {
    const place = message.indexOf(word, at);
    if (place === -1) {
      missing ||= word;
      continue;
    }
    found += word.length;
    at = place + word.length;
  }
  const all = words.reduce((sum, word) => sum + word.length, 0);
  return { likeness: all === 0 ? 0 : found / all, missing };
}
