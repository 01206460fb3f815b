import { expect, test } from 'vitest';
import { NO_TEXT, readTable, type Shape, selectRows, TableWriter } from '../../src/ship/table.ts';
import { Random } from '../torture/random.ts';

const shape: Shape = { wide: 2, narrow: 1, texts: 2 };

interface Row {
  readonly wide: readonly [number, number];
  readonly narrow: number;
  readonly texts: readonly [string | undefined, string | undefined];
  readonly rest: string;
}

const odd = [Number.NaN, -0, 2 ** 53 - 1, Number.MIN_VALUE, Number.NEGATIVE_INFINITY, 1.5];
const words = ['', 'web1', '"\\', 'ü\u2028', '\0', 'x'.repeat(3000)];

function someRows(random: Random, count: number): Row[] {
  const text = () => (random.below(4) === 0 ? undefined : words[random.below(words.length)]);
  return Array.from({ length: count }, () => ({
    wide: [odd[random.below(odd.length)] as number, random.below(2 ** 31)],
    narrow: random.below(2 ** 31) - 2 ** 30,
    texts: [text(), text()],
    rest: 'é'.repeat(random.below(3)) + 'y'.repeat(random.below(40)),
  }));
}

function write(writer: TableWriter, rows: readonly Row[]): Buffer {
  const rest = Buffer.from(rows.map((row) => row.rest).join(''));
  const columns = writer.begin(rows.length, rest.length);
  columns.rest.set(rest);
  rows.forEach(({ wide, narrow, texts }, row) => {
    for (const i of [0, 1]) {
      (columns.wide[i] as Float64Array)[row] = wide[i] as number;
      const text = texts[i];
      (columns.texts[i] as Int32Array)[row] = text === undefined ? NO_TEXT : writer.place(text);
    }
    (columns.narrow[0] as Int32Array)[row] = narrow;
  });
  return writer.end();
}

function read(bytes: Uint8Array, lengths: readonly number[]): Row[] {
  const table = readTable(bytes, shape);
  let at = 0;
  return lengths.map((length, row) => {
    at += length;
    return {
      wide: [table.wide[0]?.[row] as number, table.wide[1]?.[row] as number],
      narrow: table.narrow[0]?.[row] as number,
      texts: [table.text(table.texts[0], row), table.text(table.texts[1], row)],
      rest: Buffer.from(table.rest.subarray(at - length, at)).toString(),
    };
  });
}

const lengthsOf = (rows: readonly Row[]) => rows.map(({ rest }) => Buffer.byteLength(rest));

test('tables of any size come back as they were, wherever their bytes stand', () => {
  const random = new Random(5);
  const writer = new TableWriter(shape);
  for (const count of [0, 1, 2, 7, 300, 20_000, 3]) {
    const rows = someRows(random, count);
    const bytes = write(writer, rows);
    expect(readTable(bytes, shape).rows).toBe(count);
    for (let shift = 0; shift < 8; shift += 3) {
      const moved = Buffer.concat([Buffer.alloc(shift), bytes]).subarray(shift);
      expect(read(moved, lengthsOf(rows))).toEqual(rows);
    }
  }
});

test('some of the rows are selected, with no text but their own', () => {
  const random = new Random(6);
  for (let round = 0; round < 20; round++) {
    const rows = someRows(random, random.below(60));
    const table = readTable(Buffer.from(write(new TableWriter(shape), rows)), shape);
    const isWanted = rows.map(() => random.below(3) === 0);
    const wanted = rows.filter((_, row) => isWanted[row]);
    const lengths = lengthsOf(rows);
    const selected = selectRows(table, shape, isWanted, (row) => lengths[row] as number);
    expect(read(selected, lengthsOf(wanted))).toEqual(wanted);
    expect(selected.length).toBe(write(new TableWriter(shape), wanted).length);
  }
});

test('bytes that are no such table are told', () => {
  const bytes = Buffer.from(write(new TableWriter(shape), someRows(new Random(7), 50)));
  expect(() => readTable(bytes.subarray(0, bytes.length - 1), shape)).toThrow(RangeError);
  expect(() => readTable(bytes.subarray(0, 200), shape)).toThrow(RangeError);
  expect(() => readTable(Buffer.alloc(3), shape)).toThrow(RangeError);
  expect(() => readTable(Buffer.from('{"texts":[null],"time":[1795310741892438]}'), shape)).toThrow(RangeError);
});
