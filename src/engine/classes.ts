/** Classes of bytes, as bits. */
export const DIGIT = 1;
export const NUMBER = 2;
export const DURATION = 4;
export const ADDRESS = 8;
export const WORD = 16;

/** Which classes a byte belongs to; bytes above 127 are parts of words only. */
export const classes = new Uint8Array(256).fill(WORD, 128);
for (let code = 33; code < 127; code++) {
  const char = String.fromCharCode(code);
  const digit = /\d/.test(char);
  classes[code] =
    WORD |
    (digit ? DIGIT : 0) |
    (digit || char === '.' ? NUMBER : 0) |
    (digit || ':wdhms'.includes(char) ? DURATION : 0) |
    (/[\w.:%-]/.test(char) ? ADDRESS : 0);
}
