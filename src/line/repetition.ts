import type { LineBatch } from '../event.ts';
import { textOf } from '../page.ts';
import { copyOf } from './copy.ts';
import type { Program } from './program.ts';

const MOST_HOSTS = 256;
const REPEATED = /^(?:--- )?last message repeated (\d{1,9}) times?(?: ---)?$/;

/** The last message of one host: where it stands in its batch, and from `release` on its text. */
interface Memory {
  readonly host: string;
  program: Program;
  pid: number;
  batch: LineBatch | undefined;
  from: number;
  to: number;
  text: string;
}

/** What a repetition stands for. */
export interface Repetition {
  readonly program: Program;
  readonly pid: number;
  readonly message: string;
}

/** Remembers each host's last message, for BSD's `last message repeated 3 times`. */
export class Repetitions {
  readonly #hosts = new Map<string, Memory>();
  #latest: Memory | undefined;

  /** Remembers the message `from`..`to` of the batch. */
  remember(host: string, program: Program, pid: number, batch: LineBatch, from: number, to: number): void {
    const memory = this.#latest?.host === host ? this.#latest : this.#memoryOf(host, program);
    if (memory.program !== program) memory.program = program;
    if (memory.batch !== batch) memory.batch = batch;
    if (this.#latest !== memory) this.#latest = memory;
    memory.pid = pid;
    memory.from = from;
    memory.to = to;
  }

  /** What the message repeats, as rsyslog would say it; undefined when it repeats nothing known. */
  recall(host: string, message: string): Repetition | undefined {
    const count = REPEATED.exec(message)?.[1];
    const memory = host === '' ? this.#latest : this.#hosts.get(host);
    if (count === undefined || memory === undefined) return undefined;
    return {
      program: memory.program,
      pid: memory.pid,
      message: `message repeated ${count} times: [ ${messageOf(memory)}]`,
    };
  }

  /** Lets go of the batch. */
  release(): void {
    for (const memory of this.#hosts.values()) {
      memory.text = messageOf(memory);
      memory.batch = undefined;
    }
  }

  #memoryOf(host: string, program: Program): Memory {
    const known = this.#hosts.get(host);
    if (known !== undefined) return known;
    if (this.#hosts.size >= MOST_HOSTS) this.#hosts.clear();
    const memory = { host: copyOf(host), program, pid: 0, batch: undefined, from: 0, to: 0, text: '' };
    this.#hosts.set(memory.host, memory);
    return memory;
  }
}

function messageOf({ batch, from, to, text }: Memory): string {
  return batch === undefined ? text : textOf(batch, from, to);
}
