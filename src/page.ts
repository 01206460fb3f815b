/** Bytes of a log. */
export interface Page {
  readonly bytes: Uint8Array;
  /** No byte above 0x7f: nothing needs UTF-8 decoding. */
  readonly ascii: boolean;
}

let viewed: Uint8Array | undefined;
let view: Buffer = Buffer.alloc(0);

/** Bytes as text, one latin1 character a byte; bytes beyond the end are left out. */
export function latin1Of(bytes: Uint8Array, start: number, end: number): string {
  if (bytes !== viewed) {
    viewed = bytes;
    view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  }
  return view.toString('latin1', start, end);
}

/** [start, end) decoded as UTF-8 (bad bytes become U+FFFD). */
export function textOf({ bytes, ascii }: Page, start: number, end: number): string {
  return decodeBytes(latin1Of(bytes, start, end), ascii);
}

/** Decodes a latin1 byte string as UTF-8; `ascii` says that there is nothing to do. */
export function decodeBytes(bytes: string, ascii: boolean): string {
  if (ascii || !/[\x80-\xff]/.test(bytes)) return bytes;
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
