// Where things stand in the engine's memory, in bytes. Both sides read this file: numbers without types are numbers of 32
// bits to AssemblyScript.

/** The classes of each of the 256 bytes (`classes.ts`). */
export const CLASSES = 1024;
/** For each token of the pattern four numbers of 32 bits: where it begins and ends, its value, and whether that is known. */
export const TOKENS = 2048;

/**
 * What is known of the headers of one log (`line/usual-header.ts`): eight numbers (how long the stamp is up to its seconds
 * and behind them and their fraction, the digits of the fraction, the byte in front of it, the microseconds of its last
 * digit; how long the host of the last line is and its place, -1 for the one learnt), then these texts, and two tables.
 */
export const HEADS = 4096;
export const STAMP = 32;
export const STAMP_END = 96;
export const HOST = 128;
/** Tables of words: how long one is, and its bytes. Each has as many places. */
export const HOSTS = 384;
export const HOST_SIZE = 72;
export const TAGS = HOSTS + 256 * HOST_SIZE;
export const TAG_SIZE = 48;
export const HEADS_SIZE = TAGS + 256 * TAG_SIZE;
export const LAST_PLACE = 255;
/** A word stands at one of so many places from its own on. */
export const PROBES = 8;

/** What was read of each line, in eight numbers (`assembly/lines.ts`). */
export const LINES = HEADS + HEADS_SIZE;
export const LINE_NUMBERS = 8;
export const MOST_LINES = 128;
