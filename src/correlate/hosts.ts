import type { LogEvent } from '../parser/log-event.ts';
import { Host } from './host.ts';
import { ownCopy } from './text-store.ts';

/** The servers whose lines are read. */
export class Hosts {
  readonly #byName = new Map<string, Host>();
  readonly #sshPorts: readonly number[];
  #last: Host | undefined;
  /** The last line's host, as the very text its header gave. */
  #lastName = '';

  /** @param sshPorts  where sshd listens, as far as the logs do not tell */
  constructor(sshPorts: readonly number[]) {
    this.#sshPorts = sshPorts;
  }

  /** The server that wrote the line. fail2ban.log names none: its lines belong to the one server there is. */
  of({ line }: LogEvent): Host {
    const name = line.host;
    if (name === this.#lastName && this.#last !== undefined) return this.#last;
    const host = this.#find(name);
    this.#last = host;
    this.#lastName = name;
    return host;
  }

  all(): MapIterator<Host> {
    return this.#byName.values();
  }

  get names(): string[] {
    return [...this.#byName.keys()].filter((name) => name !== '');
  }

  #find(name: string): Host {
    const known = this.#byName.get(name);
    if (known) return known;
    const [only] = this.#byName.size === 1 ? this.#byName.values() : [];
    if (only && name === '') return only;
    if (only && only.name === '') {
      this.#byName.delete('');
      only.name = ownCopy(name);
      this.#byName.set(only.name, only);
      return only;
    }
    const host = new Host(ownCopy(name), this.#sshPorts);
    this.#byName.set(host.name, host);
    return host;
  }
}
