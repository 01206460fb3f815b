import type { AddressKey } from '../parser/address.ts';
import { AttemptTable } from './attempt-table.ts';

/** A SYN without an answer is sent again after 1, 2, 4 … seconds, six times (net.ipv4.tcp_syn_retries). */
const LONGEST = 130_000_000;
/** The same packet logged by two rules is no retransmission. */
const SHORTEST = 500_000;
const MOST = 20_000;

/** IPv6 addresses get numbers of their own, which no port makes equal to those of IPv4. */
const V6 = 65_536;

/** Attempts to connect by the packets that a firewall logged: all SYNs of one source port are one attempt. */
export class SynAttempts {
  /** The latest, and those before them, which are let go when there are enough of the latest: so none is taken out. */
  #young = new AttemptTable();
  #old = new AttemptTable();
  #v6 = new Map<string, number>();

  /**
   * A SYN was logged.
   *
   * @param isCut  the rule says that it dropped it
   * @returns whether a cut connection is to be counted now, and whether the SYN was sent again, so got no answer
   */
  see(address: AddressKey, port: number, time: number, isCut: boolean): { cut: boolean; again: boolean } {
    if (typeof address === 'string') return this.#see(this.#numberOf(address), port + V6, time, isCut);
    return this.#see(address, port, time, isCut);
  }

  #see(address: number, port: number, time: number, isCut: boolean): { cut: boolean; again: boolean } {
    const young = this.#young.find(address, port);
    const table = young < 0 ? this.#old : this.#young;
    const place = young < 0 ? table.find(address, port) : young;
    const isSame = place >= 0 && !(time - table.timeAt(place) > LONGEST);
    const again = isSame && time - table.timeAt(place) >= SHORTEST;
    const wasCounted = isSame && table.isMarked(place);
    const cut = !wasCounted && (isCut || again);
    if (isSame && young >= 0) {
      if (cut) table.mark(place);
    } else this.#keep(address, port, isSame ? table.timeAt(place) : time, cut || wasCounted);
    return { cut, again };
  }

  #keep(address: number, port: number, time: number, isCounted: boolean): void {
    if (this.#young.size >= MOST) {
      this.#old = this.#young;
      this.#young = new AttemptTable();
    }
    this.#young.add(address, port, time, isCounted);
  }

  #numberOf(address: string): number {
    const known = this.#v6.get(address);
    if (known !== undefined) return known;
    if (this.#v6.size >= 2 * MOST) this.#forget();
    this.#v6.set(address, this.#v6.size);
    return this.#v6.size - 1;
  }

  /** The numbers are given anew. */
  #forget(): void {
    this.#v6 = new Map();
    this.#young = new AttemptTable();
    this.#old = new AttemptTable();
  }
}
