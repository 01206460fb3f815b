import type { AddressKey } from '../parser/address.ts';

/** A SYN without an answer is sent again after 1, 2, 4 … seconds, six times (net.ipv4.tcp_syn_retries). */
const LONGEST = 130_000_000;
/** The same packet logged by two rules is no retransmission. */
const SHORTEST = 500_000;
const MOST = 20_000;

interface Attempt {
  time: number;
  /** It was told as a cut connection. */
  counted: boolean;
}

/** Attempts to connect by the packets that a firewall logged: all SYNs of one source port are one attempt. */
export class SynAttempts {
  /** The latest, and those before them, which are let go when there are enough of the latest: so none is taken out. */
  #young = new Map<number | string, Attempt>();
  #old = new Map<number | string, Attempt>();

  /**
   * A SYN was logged.
   *
   * @param isCut  the rule says that it dropped it
   * @returns whether a cut connection is to be counted now, and whether the SYN was sent again, so got no answer
   */
  see(address: AddressKey, port: number, time: number, isCut: boolean): { cut: boolean; again: boolean } {
    const key = typeof address === 'number' ? address * 65_536 + port : `${address} ${port}`;
    const young = this.#young.get(key);
    const known = young ?? this.#old.get(key);
    const isSame = known !== undefined && !(time - known.time > LONGEST);
    const again = isSame && time - known.time >= SHORTEST;
    const attempt = isSame ? known : { time, counted: false };
    const cut = !attempt.counted && (isCut || again);
    if (cut) attempt.counted = true;
    if (attempt !== young) this.#keep(key, attempt);
    return { cut, again };
  }

  #keep(key: number | string, attempt: Attempt): void {
    if (this.#young.size >= MOST) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, attempt);
  }
}
