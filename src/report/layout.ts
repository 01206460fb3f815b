const WIDE =
  /[\p{Emoji_Presentation}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;
const COMBINING = /\p{M}/u;

/** Columns that text takes on a terminal. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** Fills with blanks on the right, up to `width` columns. */
export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** Cuts what goes beyond `width` columns; a `…` says so. */
export function cutTo(text: string, width: number): string {
  if (text.length * 2 <= width || displayWidth(text) <= width) return text;
  return `${text.slice(0, lengthWithin(text, width - 1))}…`;
}

/** Breaks at blanks into lines of at most `width` columns; a word longer than a line is broken anywhere. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (let word of text.split(' ')) {
    if (line !== '' && displayWidth(line) + 1 + displayWidth(word) <= width) {
      line += ` ${word}`;
      continue;
    }
    if (line !== '') lines.push(line);
    while (displayWidth(word) > width) {
      const length = Math.max(1, lengthWithin(word, width));
      lines.push(word.slice(0, length));
      word = word.slice(length);
    }
    line = word;
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines;
}

/** Like `wrap`, but at most `most` lines: the last one is cut. `text` is cut first, so that a long line costs little. */
export function wrapAtMost(text: string, width: number, most: number): string[] {
  const lines = wrap(cutTo(text, width * (most + 1)), width);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), cutTo(lines.slice(most - 1).join(' '), width)];
}

/** `text` wrapped to the right of `start`; below it, a little indented, where there is too little room beside it. */
export function hang(start: string, text: string, width: number): string[] {
  const left = displayWidth(start);
  if (width - left < 16) return [start.trimEnd(), ...wrap(text, width - 2).map((row) => `  ${row}`)];
  return wrap(text, width - left).map((row, i) => (i === 0 ? start : ' '.repeat(left)) + row);
}

/** How many code units of `text` fit into `width` columns. */
function lengthWithin(text: string, width: number): number {
  let length = 0;
  let used = 0;
  for (const character of text) {
    used += characterWidth(character);
    if (used > width) break;
    length += character.length;
  }
  return length;
}

function characterWidth(character: string): number {
  if (character >= ' ' && character <= '~') return 1;
  if (COMBINING.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
