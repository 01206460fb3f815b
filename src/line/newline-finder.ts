const NEWLINE = 10;
/** So much is looked through at once. A multiple of 32, and no place in it needs more than two bytes. */
const BLOCK = 16_384;
/** Where in WebAssembly's memory the places are written. */
const OUT = 32_768;

/**
 * The code of `find(from, to, out)`, in WebAssembly, since only there many bytes can be compared at once: a loop in
 * JavaScript over bytes or words of four, and `Buffer.indexOf` for each line, take several times as long. Places of line
 * ends in [from, to) are written from `out` on, two bytes each; it returns where it stopped writing. `from` and `to` are
 * multiples of 32.
 */
// biome-ignore format: one instruction a line
const code = [
  0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, // the format, and its version
  0x01, 0x08, 0x01, 0x60, 0x03, 0x7f, 0x7f, 0x7f, 0x01, 0x7f, // one type: three i32 to one
  0x03, 0x02, 0x01, 0x00, // one function of this type
  0x05, 0x04, 0x01, 0x01, 0x01, 0x01, // one memory: one page, at most one
  0x07, 0x11, 0x02, // two exports:
  0x04, 0x66, 0x69, 0x6e, 0x64, 0x00, 0x00, // "find"
  0x06, 0x6d, 0x65, 0x6d, 0x6f, 0x72, 0x79, 0x02, 0x00, // "memory"
  0x0a, 0x80, 0x01, 0x01, 0x7e, // one code of 126 bytes:
  0x01, 0x01, 0x7f, // local 3, i32: which of 32 bytes are line ends
  0x03, 0x40, // loop
  0x20, 0x00, 0x20, 0x01, 0x49, //   from < to
  0x04, 0x40, //   if
  0x20, 0x00, 0xfd, 0x00, 0x00, 0x00, //     sixteen bytes from `from` on
  0xfd, 0x0c, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, //     sixteen line ends
  0xfd, 0x23, 0xfd, 0x64, //     a bit for each that is equal
  0x20, 0x00, 0xfd, 0x00, 0x00, 0x10, //     the next sixteen bytes
  0xfd, 0x0c, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10,
  0xfd, 0x23, 0xfd, 0x64, 0x41, 0x10, 0x74, //     their bits, 16 further up
  0x72, 0x21, 0x03, //     local 3 = both
  0x03, 0x40, //     loop
  0x20, 0x03, //       local 3
  0x04, 0x40, //       if not 0
  0x20, 0x02, 0x20, 0x00, 0x20, 0x03, 0x68, 0x6a, 0x3b, 0x00, 0x00, //         16 bits at `out` = from + its lowest bit
  0x20, 0x02, 0x41, 0x02, 0x6a, 0x21, 0x02, //         out += 2
  0x20, 0x03, 0x20, 0x03, 0x41, 0x01, 0x6b, 0x71, 0x21, 0x03, //         without this bit
  0x0c, 0x01, //         again
  0x0b, //       end
  0x0b, //     end
  0x20, 0x00, 0x41, 0x20, 0x6a, 0x21, 0x00, //     from += 32
  0x0c, 0x01, //     again
  0x0b, //   end
  0x0b, // end
  0x20, 0x02, // out
  0x0b,
];

/** Bytes of a block, for all finders: each copies out at once what was found. */
let text: Uint8Array = new Uint8Array(BLOCK);
let places: Uint16Array = new Uint16Array(BLOCK);
/** Puts the line ends of the first `length` bytes of `text` into `places`; returns how many there are. */
const find = compiled() ?? findPlainly;

/** What is used of WebAssembly: TypeScript has its types among those of browsers only. */
interface WebAssemblyPart {
  readonly validate: (code: Uint8Array) => boolean;
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Finder };
}

interface Finder {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly find: (from: number, to: number, out: number) => number;
}

/** Undefined where there is no WebAssembly (`--jitless`), or the processor is too old for it. */
function compiled(): ((length: number) => number) | undefined {
  const { WebAssembly } = globalThis as { WebAssembly?: WebAssemblyPart };
  const bytes = new Uint8Array(code);
  if (!WebAssembly?.validate(bytes)) return undefined;
  try {
    const { memory, find } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
    text = new Uint8Array(memory.buffer, 0, BLOCK);
    places = new Uint16Array(memory.buffer, OUT, BLOCK);
    return (length) => {
      const to = (length + 31) & ~31;
      text.fill(0, length, to);
      return (find(0, to, OUT) - OUT) >> 1;
    };
  } catch {
    return undefined; // no room: a memory takes some GiB of addresses
  }
}

function findPlainly(length: number): number {
  let count = 0;
  for (let i = 0; i < length; i++) if (text[i] === NEWLINE) places[count++] = i;
  return count;
}

/** Finds the line ends of a batch, one after the other, looking through a block of it at once. */
export class NewlineFinder {
  #bytes: Uint8Array = new Uint8Array();
  /** Where the block in hand begins and ends, and its line ends from there. */
  #base = 0;
  #end = 0;
  readonly #places = new Uint16Array(BLOCK);
  #count = 0;
  #at = 0;

  open(bytes: Uint8Array): void {
    this.#bytes = bytes;
    this.#end = this.#count = this.#at = 0;
  }

  /** The place of the next line end; the bytes' length when there is no other. */
  next(): number {
    while (this.#at === this.#count) {
      if (this.#end === this.#bytes.length) return this.#end;
      this.#findMore();
    }
    return this.#base + (this.#places[this.#at++] as number);
  }

  #findMore(): void {
    const bytes = this.#bytes;
    this.#base = this.#end;
    this.#end = Math.min(this.#base + BLOCK, bytes.length);
    text.set(bytes.subarray(this.#base, this.#end));
    this.#count = find(this.#end - this.#base);
    this.#places.set(places.subarray(0, this.#count));
    this.#at = 0;
  }
}
