import { type AddressKey, addressKey } from '../parser/address.ts';
import type { Summary } from '../summary.ts';
import type { Attempt } from './attempt.ts';
import type { Connection } from './connection.ts';
import type { Connections } from './connections.ts';
import type { Coverage } from './coverage.ts';
import { NEAR } from './question.ts';
import { firstAtLeast } from './sorted.ts';
import type { Stories } from './stories.ts';
import type { Windows } from './windows.ts';

/** All that one pass over the logs found about the asked attempts. */
export interface Findings {
  readonly connections: Connections;
  readonly windows: Windows;
  readonly coverage: Coverage;
  readonly stories: Stories;
  readonly summary: Summary;
}

/** What a verdict is made from. */
export interface Case {
  readonly attempt: Attempt;
  readonly key: AddressKey;
  readonly findings: Findings;
  /** The attempt as the server's lines tell it, if they do. */
  readonly own: Connection | undefined;
  /** Lines that name no port are fewer than the attempts they may be about. */
  readonly isCrowded: boolean;
  /** When it was made, by the log's clock if that tells; NaN when nobody knows. */
  readonly time: number;
  /** Other connections of the address within a minute, in the order of the log. */
  readonly beside: readonly Connection[];
}

export function caseOf(attempt: Attempt, own: Connection | undefined, isCrowded: boolean, findings: Findings): Case {
  const key = addressKey(attempt.ip);
  const time = own?.start ?? attempt.time ?? Number.NaN;
  const { connections } = findings.connections.of(key);
  const beside = besideOf(connections, own, time);
  return { attempt, key, findings, own, isCrowded, time, beside };
}

const MOST_BESIDE = 50;

function besideOf(connections: readonly Connection[], own: Connection | undefined, time: number): Connection[] {
  const found: Connection[] = [];
  const first = firstAtLeast(connections, time - NEAR, ({ start }) => start);
  for (let i = first; i < connections.length && found.length < MOST_BESIDE; i++) {
    const connection = connections[i] as Connection;
    if (connection.start > time + NEAR) break;
    if (connection !== own) found.push(connection);
  }
  return found;
}
