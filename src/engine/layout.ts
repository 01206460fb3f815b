// Where things stand in the engine's memory, in bytes. Both sides read this file: numbers without types are numbers of 32
// bits to AssemblyScript.

/** The classes of each of the 256 bytes (`classes.ts`). */
export const CLASSES = 1024;
/** Lists of texts (`texts.ts`): how many there are, then of each where it stands and its length. */
export const LEVELS = 2048;
export const SUFFIXES = 2304;
export const FAIL2BAN_LEVELS = 2560;

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
/** By the place of a tag: where the questions about its program's messages stand (0: none), and the kind of program. */
export const TAG_PROGRAMS = TAGS + 256 * TAG_SIZE;
export const HEADS_SIZE = TAG_PROGRAMS + 256 * 8;
export const LAST_PLACE = 255;
/** A word stands at one of so many places from its own on. */
export const PROBES = 8;

/** Kinds of programs: what they put in front of their messages is passed over. */
export const PLAIN = 0;
export const SSHD = 1;
export const KERNEL = 2;
export const FAIL2BAN = 3;

/**
 * The records of the lines read last, one behind the other, in numbers of 32 bits. What is told of each stands at these
 * places, in bytes; places are those in the page.
 */
export const LINES = 131_072;
export const MOST_LINES = 128;
/** How many numbers the record has. */
export const RECORD_SIZE = 0;
export const RECORD_START = 4;
/** Where its line end stands. */
export const RECORD_LINE_END = 8;
/** Where it ends without a carriage return. */
export const RECORD_END = 12;
/** Where its message begins; -1: its header has a part that is not known, and nothing of what follows is told. */
export const RECORD_FROM = 16;
/** The places of its tag and its host in their tables; of the host -1 when it is that of the line learnt from. */
export const RECORD_TAG = 20;
export const RECORD_HOST = 24;
export const RECORD_PID = 28;
/** Microseconds since its minute began. */
export const RECORD_TIME = 32;
/** The number of the pattern that its message fits, or one of those below; while it is tried, where the message begins. */
export const RECORD_PATTERN = 36;
/** 1: the message ended in ` [preauth]` or ` [postauth]`. */
export const RECORD_SUFFIX = 40;
/** Of each token where it begins and ends, its value, and whether that is known. */
export const RECORD = 48;
export const TOKEN_NUMBERS = 4;
/** No pattern has more. */
export const MOST_TOKENS = 32;
/** From here on room is given away, see `Engine.reserve`. */
export const FREE = LINES + MOST_LINES * (RECORD + MOST_TOKENS * TOKEN_NUMBERS * 4);

/** No pattern fits. */
export const NO_PATTERN = -1;
/** It is not known whether one does. */
export const UNREAD = -2;
/** The same, and the message has something in front. */
export const WRAPPED = -3;
/** What `read` says of the second table's lists is so much less. */
export const SECOND = 1 << 24;
