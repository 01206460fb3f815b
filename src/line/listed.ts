import type { LineBatch } from '../event.ts';
import type { ListedDecision } from './cscli-list.ts';
import type { OpenEntry } from './open-entry.ts';

/** What is left to hand out of a list, one decision after the other. */
export class Listed {
  readonly #entry: OpenEntry;
  readonly #decisions: readonly ListedDecision[];
  #at = 0;

  constructor(entry: OpenEntry, decisions: readonly ListedDecision[]) {
    this.#entry = entry;
    this.#decisions = decisions;
  }

  /** Undefined when there are no more. */
  next(): { fields: ListedDecision['fields']; batch: LineBatch; number: number } | undefined {
    const decision = this.#decisions[this.#at++];
    if (decision === undefined) return undefined;
    const { fields, original, line } = decision;
    return { fields, batch: this.#entry.part(original), number: this.#entry.lineNumber + line };
  }
}
