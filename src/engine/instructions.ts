// What a program that tries patterns is made of. Both sides read this file, see `layout.ts`. Each instruction is its number,
// where to go on when it does not fit, and what it is about.

/** The pattern fits: its number, and how many of its tokens are asked for. */
export const FOUND = 0;
/** No pattern fits. */
export const NOTHING = 1;
/** A text stands at a place. */
export const LITERAL = 2;
// A token begins at a place.
export const IP = 3;
export const PHRASE = 4;
export const RUN = 5;
export const DIGITS = 6;
export const PORT = 7;
/** The message ends at a place. */
export const END = 8;
/** The token that anybody may fill begins at a place. */
export const OPEN = 9;
/** The message ends in a text, or has one behind which its last token goes on to the end. */
export const FOOT = 10;
export const TAIL = 11;
// A token stands in front of what was read from the right, and a text in front of the token.
export const IP_BACK = 12;
export const RUN_BACK = 13;
export const DIGITS_BACK = 14;
export const PORT_BACK = 15;
/** The open token ends where what was read from the right begins; a user name has no colon. */
export const CLOSE = 16;
export const CLOSE_USER = 17;

// Kinds of tokens that are treated in a way of their own.
export const IP_KIND = 1;
export const ADDRESS_KIND = 2;
export const WORD_KIND = 3;
