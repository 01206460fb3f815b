import { isIP } from 'node:net';
import type { LogFile } from '../event.ts';
import type { LogEvent } from '../parser/log-event.ts';
import type { LogStream } from '../source/log-stream.ts';
import { Host } from './host.ts';
import { ownCopy } from './text-store.ts';

/** What is known of a file's neighbourhood: the logs of one server mostly lie together. */
interface Folder {
  /** Servers that lines in this folder name. */
  readonly hosts: Set<Host>;
  /** How many logs of it are read. */
  logs: number;
  /** The server of lines that name none, while nobody knows which it is. */
  nameless?: Host;
}

/** The servers whose lines are read. */
export class Hosts {
  /** By every way in which a log writes the name. */
  readonly #byName = new Map<string, Host>();
  readonly #all = new Set<Host>();
  readonly #folders = new Map<string, Folder>();
  readonly #folderOf = new Map<LogFile, Folder>();
  readonly #sshPorts: readonly number[];
  #last: Host | undefined;
  /** The last line's file and host, as the very text its header gave. */
  #lastFile: LogFile | undefined;
  #lastName = '';

  /** @param sshPorts  where sshd listens, as far as the logs do not tell */
  constructor(sshPorts: readonly number[]) {
    this.#sshPorts = sshPorts;
  }

  /** Tells which logs will be read: where a folder has several, one of them names the server. */
  expect(streams: readonly LogStream[]): void {
    for (const { name } of streams) this.#folderAt(name).logs++;
  }

  /**
   * The server that wrote the line. Some logs name none (fail2ban.log): their lines belong to the server of the other
   * logs in the same folder, to the one whose name stands in the path, or to the one server there is.
   */
  of({ line }: LogEvent): Host {
    const { host: name, file } = line;
    if (name === this.#lastName && file === this.#lastFile && this.#last !== undefined) return this.#last;
    const folder = this.#folder(file);
    const host = name === '' ? this.#unnamed(file, folder) : this.#named(name, folder);
    this.#last = host;
    this.#lastName = name;
    this.#lastFile = file;
    return host;
  }

  all(): SetIterator<Host> {
    return this.#all.values();
  }

  get names(): string[] {
    return [...this.#all].map(({ name }) => name).filter((name) => name !== '');
  }

  #folder(file: LogFile): Folder {
    const known = this.#folderOf.get(file);
    if (known) return known;
    const folder = this.#folderAt(file.path);
    this.#folderOf.set(file, folder);
    return folder;
  }

  #folderAt(file: string): Folder {
    const path = file.slice(0, file.lastIndexOf('/') + 1);
    const folder = this.#folders.get(path) ?? { hosts: new Set(), logs: 0 };
    this.#folders.set(path, folder);
    return folder;
  }

  #named(name: string, folder: Folder): Host {
    const host = this.#byName.get(name) ?? this.#sameHost(name) ?? this.#adopt(name, folder) ?? this.#add(name);
    if (!this.#byName.has(name)) this.#byName.set(ownCopy(name), host);
    folder.hosts.add(host);
    return host;
  }

  /** One server may be written `web1` here, and `web1.example.com` or `WEB1` there. */
  #sameHost(name: string): Host | undefined {
    const label = labelOf(name);
    const same = [...this.#all].filter((host) => labelOf(host.name) === label && isSameName(host.name, name));
    return same.length === 1 ? same[0] : undefined;
  }

  /** The first name in a folder is that of the lines before it that had none; or the first of all, where it lies alone. */
  #adopt(name: string, folder: Folder): Host | undefined {
    const alone = this.#all.size === 1 ? [...this.#folders.values()].find(isAlone)?.nameless : undefined;
    const nameless = folder.nameless ?? alone;
    if (nameless === undefined || nameless.name !== '') return undefined;
    nameless.name = ownCopy(name);
    return nameless;
  }

  #unnamed({ path }: LogFile, folder: Folder): Host {
    const among = folder.hosts.size > 0 || !isAlone(folder) ? folder.hosts : this.#all;
    const [only] = among.size === 1 ? among : [];
    const host = only ?? this.#namedByPath(path, folder) ?? folder.nameless ?? this.#add('');
    if (host.name === '') folder.nameless = host;
    return host;
  }

  /** `web1-fail2ban.log`, `web1/fail2ban.log`. */
  #namedByPath(path: string, { hosts }: Folder): Host | undefined {
    const words = new Set(
      path
        .toLowerCase()
        .split(/[/_.-]+/)
        .filter(Boolean),
    );
    const candidates = hosts.size > 0 ? hosts : this.#all;
    const named = [...candidates].filter(({ name }) =>
      labelOf(name)
        .split(/[_-]/)
        .every((word) => words.has(word)),
    );
    return named.length === 1 ? named[0] : undefined;
  }

  #add(name: string): Host {
    const host = new Host(ownCopy(name), this.#sshPorts);
    this.#all.add(host);
    return host;
  }
}

const isAlone = ({ logs }: Folder) => logs < 2;

/** `WEB1.example.com` → `web1`; addresses stay whole. */
export function labelOf(name: string): string {
  const dot = name.indexOf('.');
  return (dot < 0 || isIP(name) !== 0 ? name : name.slice(0, dot)).toLowerCase();
}

/** Two full names are the same only as a whole. */
function isSameName(a: string, b: string): boolean {
  return !(a.includes('.') && b.includes('.')) || a.toLowerCase() === b.toLowerCase();
}
