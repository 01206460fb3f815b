import type { ParserSpec } from '../parser/define.ts';
import type { SourceNotice } from '../source/live-source.ts';
import type { DeliveryNotice } from './delivery.ts';
import type { EventChoice } from './event-choice.ts';
import type { InputSettings } from './live-inputs.ts';
import type { Machine } from './shipped.ts';

export interface ShipOptions {
  readonly inputs: InputSettings;
  readonly events: EventChoice;
  /** IANA name or `+HH:MM`, for stamps without a zone; the system's when left out. */
  readonly timeZone?: string | undefined;
  /** Where sshd listens, besides what the logs tell; default: 22. */
  readonly sshPorts?: readonly number[] | undefined;
  /** All that is read with; those that ship when left out. */
  readonly parsers?: readonly ParserSpec[];
  /** Folder for the state; it is locked by whoever calls. */
  readonly state: string;
  readonly machine: Machine;
  /** A sign of life is delivered so often; none when left out. */
  readonly status?: StatusOptions | undefined;
  /** Reads what is there, delivers it, and ends. */
  readonly once?: boolean;
  /** How often is looked for new lines, milliseconds. */
  readonly poll?: number;
  /** How long a stop may take until what is under way is delivered, milliseconds. */
  readonly drain?: number;
  /** From how many bytes on what is kept for a restart is compacted. */
  readonly compactFrom?: number;
  /** Told once, when all that is followed is open. */
  readonly onOpen?: () => void;
  readonly onNotice: (notice: DeliveryNotice | SourceNotice) => void;
}

export interface StatusOptions {
  /** Milliseconds. */
  readonly every: number;
  /** Ours. */
  readonly version: string;
}

/** What it does, for metrics. */
export interface ShipStats {
  readonly lines: number;
  readonly bytes: number;
  readonly events: number;
  readonly incidents: number;
  readonly unread: number;
  /** Bytes that are there and not read, by source. */
  readonly lag: Readonly<Record<string, number>>;
  /** Milliseconds since the epoch; NaN before the first. */
  readonly checkpointAt: number;
  /** The stamp of the oldest line that is read and not delivered, microseconds since the epoch; Infinity: there is none. */
  readonly oldest: number;
  /** When the main loop last went on, or read something: milliseconds since the epoch. */
  readonly turnedAt: number;
  /** All that is followed is open. */
  readonly isOpen: boolean;
  /** The last write to the state folder failed. */
  readonly isStateFull: boolean;
}
