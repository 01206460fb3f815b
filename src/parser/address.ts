import { isIPv4, isIPv6 } from 'node:net';
import { hashWith, WordTable } from '../line/word-table.ts';
import { latin1Of } from '../page.ts';

const CACHE_SIZE = 65_536;
/** IPv6 as written → normalised, '' for what is no address. */
const ipv6Texts = new Map<string, string>();

/**
 * The address in the one form we use: IPv4 dotted; IPv6 lower case, shortest form (RFC 5952), without zone; an
 * IPv4-mapped one (`::ffff:192.0.2.1`) as IPv4. Undefined when `text` is no address.
 */
export function normaliseIp(text: string): string | undefined {
  if (text.length > 64) return undefined;
  if (text.indexOf(':') === -1) return isIPv4(text) ? text : undefined;
  const known = ipv6Texts.get(text);
  if (known !== undefined) return known || undefined;
  const normal = normaliseIpv6(text);
  if (ipv6Texts.size >= CACHE_SIZE) ipv6Texts.clear();
  ipv6Texts.set(Buffer.from(text).toString(), normal ?? '');
  return normal;
}

/** An address as a key: an IPv4 address as its 32-bit number (signed), an IPv6 address as its text. Cheap to make and to look up. */
export type AddressKey = number | string;

/** Keys by the bytes of addresses as written, and of what else stands where an address may: null for what is none. */
const keys = new WordTable<AddressKey | null>(8192);

/** The key of the address that is all of [start, end), undefined when that is none. */
export function keyAt(bytes: Uint8Array, start: number, end: number): AddressKey | undefined {
  let hash = 0;
  for (let i = start; i < end; i++) hash = hashWith(hash, bytes[i] as number);
  const key = keys.find(bytes, start, end, hash);
  return key === undefined ? keepKey(bytes, start, end) : (key ?? undefined);
}

function keepKey(bytes: Uint8Array, start: number, end: number): AddressKey | undefined {
  const normal = normaliseIp(latin1Of(bytes, start, end));
  const key = normal === undefined ? undefined : addressKey(normal);
  keys.add(bytes, start, end, key ?? null);
  return key;
}

/** The key of an address in the form of `normaliseIp`. */
export function addressKey(ip: string): AddressKey {
  if (ip.includes(':')) return ip;
  return ip.split('.').reduce((number, part) => (number << 8) | Number(part), 0);
}

/** A power of two. */
const SLOTS = 4096;
/** The addresses whose text was asked for lately: the same ones are asked for again and again. */
const lately: ({ readonly key: number; readonly text: string } | undefined)[] = new Array(SLOTS).fill(undefined);

/** The address of a key, as text. */
export function addressText(key: AddressKey): string {
  if (typeof key === 'string') return key;
  const slot = (key ^ (key >>> 12)) & (SLOTS - 1);
  const known = lately[slot];
  if (known?.key === key) return known.text;
  const text = `${key >>> 24}.${(key >> 16) & 255}.${(key >> 8) & 255}.${key & 255}`;
  lately[slot] = { key, text };
  return text;
}

function normaliseIpv6(text: string): string | undefined {
  const zone = text.indexOf('%');
  const bare = zone === -1 ? text : text.slice(0, zone);
  if (!isIPv6(bare)) return undefined;
  const canonical = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical);
  if (!mapped) return canonical;
  const high = Number.parseInt(mapped[1] as string, 16);
  const low = Number.parseInt(mapped[2] as string, 16);
  return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
}

/** The addresses in a list as a program writes it, between quotes, commas and blanks: `'192.0.2.1', '2001:db8::1'`. */
export function addressesIn(list: string): AddressKey[] {
  return list.split(/[\s,'"[\]]+|u(?=')/).flatMap((word) => {
    const ip = word === '' ? undefined : normaliseIp(word);
    return ip === undefined ? [] : [addressKey(ip)];
  });
}
