/** How many columns of each kind a table has. */
export interface Shape {
  /** Of any numbers. */
  readonly wide: number;
  /** Of whole numbers of 32 bits. */
  readonly narrow: number;
  /** Of texts, or nothing. */
  readonly texts: number;
}

/** Columns with a number for each row, and any bytes behind them. */
export interface Columns {
  readonly rows: number;
  readonly wide: readonly Float64Array[];
  readonly narrow: readonly Int32Array[];
  /** Places of texts; `NO_TEXT` for none. */
  readonly texts: readonly Int32Array[];
  readonly rest: Uint8Array;
}

export interface Table extends Columns {
  /** The text in a row of a column of texts. */
  text(column: Int32Array | undefined, row: number): string | undefined;
}

export const NO_TEXT = -1;
/** In front: rows, bytes of the rest, bytes of the texts, and nothing: so the columns stand where 8-byte numbers may. */
const HEAD = 16;
const FIRST_SIZE = 65_536;
const MOST_KEPT = 4 << 20;

/** Writes tables as bytes, each in the memory of the one before. Numbers have the order of bytes of this machine. */
export class TableWriter {
  readonly #shape: Shape;
  readonly #places = new Map<string, number>();
  #memory = Buffer.alloc(FIRST_SIZE);
  #end = 0;

  constructor(shape: Shape) {
    this.#shape = shape;
  }

  /**
   * Begins anew.
   * @param rest  bytes behind the columns
   * @returns what is to be filled in, all of it; holds until `end`
   */
  begin(rows: number, rest: number): Columns {
    this.#places.clear();
    this.#end = HEAD + rows * widthOf(this.#shape) + rest;
    if (this.#memory.length < this.#end || this.#memory.length > MOST_KEPT) {
      this.#memory = Buffer.alloc(Math.max(this.#end, FIRST_SIZE));
    }
    this.#memory.writeUInt32LE(rows, 0);
    this.#memory.writeUInt32LE(rest, 4);
    return columnsIn(this.#memory, this.#shape);
  }

  /** What stands for this text in a column. */
  place(text: string): number {
    let place = this.#places.get(text);
    if (place === undefined) {
      place = this.#places.size;
      this.#places.set(text, place);
    }
    return place;
  }

  /** The table; it holds until `begin`. */
  end(): Buffer {
    const texts = Buffer.from(JSON.stringify([...this.#places.keys()]));
    this.#memory.writeUInt32LE(texts.length, 8);
    const end = this.#end + texts.length;
    if (this.#memory.length < end) this.#memory = Buffer.concat([this.#memory], end);
    texts.copy(this.#memory, this.#end);
    return this.#memory.subarray(0, end);
  }
}

/**
 * What `TableWriter` wrote.
 * @throws RangeError, SyntaxError  these are not the bytes of one
 */
export function readTable(bytes: Uint8Array, shape: Shape): Table {
  // Numbers are read where they stand only at a multiple of their size.
  const { buffer, byteOffset, length } = bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);
  const memory = Buffer.from(buffer, byteOffset, length);
  const textsAt = HEAD + memory.readUInt32LE(0) * widthOf(shape) + memory.readUInt32LE(4);
  if (textsAt + memory.readUInt32LE(8) !== length) throw new RangeError('a table has another length');
  const columns = columnsIn(memory, shape);
  const texts: readonly string[] = JSON.parse(memory.toString('utf8', textsAt));
  return { ...columns, text: (column, row) => texts[column?.[row] ?? NO_TEXT] };
}

/**
 * A table of some of the rows.
 * @param sizeOf  how many bytes of the rest belong to a row
 */
export function selectRows(
  table: Table,
  shape: Shape,
  isWanted: readonly boolean[],
  sizeOf: (row: number) => number,
): Buffer {
  const rows: number[] = [];
  const pieces: Uint8Array[] = [];
  for (let row = 0, at = 0; row < table.rows; row++) {
    const size = sizeOf(row);
    if (isWanted[row]) {
      rows.push(row);
      pieces.push(table.rest.subarray(at, at + size));
    }
    at += size;
  }
  const rest = Buffer.concat(pieces);
  const writer = new TableWriter(shape);
  const selected = writer.begin(rows.length, rest.length);
  selected.rest.set(rest);
  const fill = (to: Float64Array | Int32Array | undefined, value: (row: number) => number) => {
    for (let i = 0; i < rows.length; i++) (to as Int32Array)[i] = value(rows[i] as number);
  };
  for (const [i, column] of table.wide.entries()) fill(selected.wide[i], (row) => column[row] as number);
  for (const [i, column] of table.narrow.entries()) fill(selected.narrow[i], (row) => column[row] as number);
  for (const [i, column] of table.texts.entries()) {
    fill(selected.texts[i], (row) => {
      const text = table.text(column, row);
      return text === undefined ? NO_TEXT : writer.place(text);
    });
  }
  return writer.end();
}

/** Bytes of a row. */
function widthOf({ wide, narrow, texts }: Shape): number {
  return 8 * wide + 4 * (narrow + texts);
}

function columnsIn(memory: Buffer, { wide, narrow, texts }: Shape): Columns {
  const rows = memory.readUInt32LE(0);
  let at = memory.byteOffset + HEAD;
  const next = <Column>(make: (at: number) => Column, width: number) => {
    const column = make(at);
    at += width * rows;
    return column;
  };
  const { buffer } = memory;
  const numbers = () => next((start) => new Float64Array(buffer, start, rows), 8);
  const small = () => next((start) => new Int32Array(buffer, start, rows), 4);
  return {
    rows,
    wide: Array.from({ length: wide }, numbers),
    narrow: Array.from({ length: narrow }, small),
    texts: Array.from({ length: texts }, small),
    rest: new Uint8Array(buffer, at, memory.readUInt32LE(4)),
  };
}
