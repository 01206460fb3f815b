import { LINES, RECORD, RECORD_SUFFIX } from '../layout';
import { hasSuffix, read as readMessage } from './message';

export { head, lines } from './lines';

/** Recognises one message, see `message.ts`; its tokens and its suffix are put into the first record. */
export function read(questions: i32, from: i32, to: i32, shift: i32): i32 {
  const pattern = readMessage(questions, from, to, shift, LINES + RECORD);
  store<i32>(LINES, <i32>hasSuffix, RECORD_SUFFIX);
  return pattern;
}
