import type { Action } from '../event.ts';
import type { ActionBy } from './define.ts';
import type { Pattern } from './pattern.ts';
import type { Parser } from './registry.ts';

/**
 * A pattern with its parser, and the places of the fields that nearly every consumer asks for; -1 where it has none. A
 * class, and what every line asks for first: so it lies together in the processor's caches.
 */
export class CompiledPattern implements Pattern {
  readonly isWanted: boolean;
  readonly isAmbiguous: boolean;
  /** `source.ip`, or a `source.address` that may be one. */
  readonly client: number;
  readonly open: number;
  /** What nearly everybody asks of its parser, at hand. */
  readonly action: Action;
  readonly actionBy: ActionBy | undefined;
  readonly port: number;
  readonly user: number;
  readonly parser: Parser;
  /** Its place among those of its registry. */
  readonly number: number;
  readonly names: readonly string[];
  readonly tokens: Pattern['tokens'];
  readonly source: string;
  readonly literals: Pattern['literals'];
  readonly head: Pattern['head'];
  readonly foot: Pattern['foot'];
  readonly firstWord: string;
  readonly tail: number;
  readonly left: number;

  constructor(pattern: Pattern, parser: Parser, number: number) {
    const { names } = pattern;
    this.isWanted = parser.isWanted;
    this.isAmbiguous = parser.isAmbiguous;
    this.client = names.includes('source.ip') ? names.indexOf('source.ip') : names.indexOf('source.address');
    this.open = pattern.open;
    this.action = parser.spec.action;
    this.actionBy = parser.spec.actionBy;
    this.port = names.indexOf('source.port');
    this.user = names.indexOf('user.name');
    this.parser = parser;
    this.number = number;
    this.names = names;
    this.tokens = pattern.tokens;
    this.source = pattern.source;
    this.literals = pattern.literals;
    this.head = pattern.head;
    this.foot = pattern.foot;
    this.firstWord = pattern.firstWord;
    this.tail = pattern.tail;
    this.left = pattern.left;
  }
}
