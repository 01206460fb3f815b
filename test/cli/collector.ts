import { Writable } from 'node:stream';

/** A stream in the place of stdout or stderr, and the text that was written to it so far. */
export function collector(): { screen: Writable; text: () => string } {
  const chunks: string[] = [];
  const screen = new Writable({
    write(chunk, _, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return { screen, text: () => chunks.join('') };
}
