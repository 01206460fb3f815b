/**
 * The only way for log text to a terminal or a table: whatever could move the cursor, colour the screen, turn the
 * writing direction or hide is shown as what it is.
 */

/** Controls, format characters (bidi, zero-width), line and paragraph separators, lone surrogates, private use, fillers. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}]/gu;
const LEADING_FORMULA = /^\s*[=+\-@＝＋－＠]/u;
/** Where `;` separates the columns, as it does in half of Europe, a quoted comma does not keep the rest of the field together. */
const LATER_FORMULA = /;(?=\s*[=+\-@＝＋－＠])/gu;

/** One line that is safe to print: `\x1b`, `\u202e`, `\u{e0001}` in place of what is not printable. */
export function forTerminal(text: string): string {
  return text.replace(UNSAFE, escapeOf);
}

/**
 * One field of a CSV row (RFC 4180): safe to print, with a `'` in front of text that a spreadsheet would take for a
 * formula.
 */
export function forCsv(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  const printable = forTerminal(value).replace(LATER_FORMULA, ";'");
  const text = LEADING_FORMULA.test(printable) ? `'${printable}` : printable;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function escapeOf(character: string): string {
  const code = character.codePointAt(0) as number;
  const hex = code.toString(16);
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
}
