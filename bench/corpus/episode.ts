import type { Label } from './labels.ts';
import type { World } from './world.ts';

/** In place of a pid: the sshd that listens when the line is written. */
export const LISTENER = 0;

/** One log line to be: `delay` is the seconds since the episode's line before it. */
export interface Entry {
  readonly delay: number;
  readonly program: string;
  readonly pid: number | undefined;
  readonly message: string;
  readonly label: Label;
}

/** The lines one visitor or one event leaves in the log, in order. */
export type Episode = Generator<Entry, void>;

export type EpisodeMaker = (world: World) => Episode;

export function entry(delay: number, program: string, pid: number | undefined, message: string, label: Label): Entry {
  return { delay, program, pid, message, label };
}
