import { type AddressKey, addressKey } from '../parser/address.ts';

/** Finds the asked addresses that lie in a network. */
export class Networks {
  readonly #keys: readonly AddressKey[];
  /** By family and length of the prefix; made when a line first names such a network. */
  readonly #byPrefix = new Map<string, Map<bigint, AddressKey[]>>();

  constructor(keys: Iterable<AddressKey>) {
    this.#keys = [...keys];
  }

  /** `ip` in the form of `normaliseIp`; `prefix` in bits. */
  within(ip: string, prefix: number): readonly AddressKey[] {
    const network = addressKey(ip);
    const kind = typeof network;
    const shift = BigInt(Math.max(0, (kind === 'number' ? 32 : 128) - prefix));
    const name = `${kind} ${shift}`;
    let groups = this.#byPrefix.get(name);
    if (groups === undefined) {
      groups = new Map();
      for (const key of this.#keys) {
        if (typeof key !== kind) continue;
        const value = bitsOf(key) >> shift;
        const members = groups.get(value);
        if (members) members.push(key);
        else groups.set(value, [key]);
      }
      this.#byPrefix.set(name, groups);
    }
    return groups.get(bitsOf(network) >> shift) ?? [];
  }
}

function bitsOf(key: AddressKey): bigint {
  if (typeof key === 'number') return BigInt(key >>> 0);
  const [head = '', tail] = key.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const [front, back] = [groups(head), groups(tail ?? '')];
  const zeros = Array.from({ length: 8 - front.length - back.length }, () => '0');
  return [...front, ...zeros, ...back].reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n);
}
