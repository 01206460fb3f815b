import type { Command } from 'commander';
import type { Surroundings } from '../surroundings.ts';

/** Adds one command with its options to the program; `done` is told the exit code. What the command does is loaded when it is asked for. */
export type AddCommand = (
  program: Command,
  around: Surroundings,
  done: (code: number) => void,
  version: string,
) => void;
