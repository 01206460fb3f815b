import { BlockList, isIP } from 'node:net';
import { UserError } from '../error.ts';
import { normaliseIp } from '../parser/address.ts';

const HELP = 'Give an address or a network, e.g. 203.0.113.7, 203.0.113.0/24 or 2001:db8::/32.';

/** A set of addresses and networks, as `--source` names them. */
export class AddressList {
  readonly #list = new BlockList();
  readonly #bases: string[] = [];

  /** @throws UserError `bad-address` */
  constructor(texts: readonly string[]) {
    for (const text of texts) if (!this.#add(text)) throw notAnAddress(text);
  }

  /** Whether it holds this address; a network counts when it and the list have addresses in common. */
  has(source: string): boolean {
    const { address, prefix } = split(source);
    if (isIP(address) === 0) return false;
    if (this.#list.check(address, familyOf(address))) return true;
    if (prefix === undefined) return false;
    const network = new AddressList([source]);
    return this.#bases.some((base) => network.has(base));
  }

  #add(text: string): boolean {
    const { address, prefix } = split(text);
    const family = isIP(address);
    if (family === 0) return false;
    if (prefix === undefined) this.#list.addAddress(address, familyOf(address));
    else if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > (family === 4 ? 32 : 128)) return false;
    else this.#list.addSubnet(address, Number(prefix), familyOf(address));
    this.#bases.push(address);
    return true;
  }
}

function split(text: string): { address: string; prefix: string | undefined } {
  const slash = text.indexOf('/');
  const address = slash === -1 ? text : text.slice(0, slash);
  return { address: normaliseIp(address) ?? '', prefix: slash === -1 ? undefined : text.slice(slash + 1) };
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return address.includes(':') ? 'ipv6' : 'ipv4';
}

function notAnAddress(text: string): UserError {
  return new UserError('bad-address', `--source ${JSON.stringify(text)} is neither an address nor a network`, HELP);
}
