import { isIPv6 } from 'node:net';

const ipv6Cache = new Map<string, string>();
const IPV6_CACHE_SIZE = 4096;

/**
 * The address in the one form we use: IPv4 dotted; IPv6 lower case, shortest form (RFC 5952), without zone; an
 * IPv4-mapped one (`::ffff:192.0.2.1`) as IPv4. Undefined when `text` is no address.
 */
export function normaliseIp(text: string): string | undefined {
  if (isIpv4(text)) return text;
  if (text.indexOf(':') === -1 || text.length > 64) return undefined;
  const known = ipv6Cache.get(text);
  if (known !== undefined) return known || undefined;
  const normal = normaliseIpv6(text);
  if (ipv6Cache.size >= IPV6_CACHE_SIZE) ipv6Cache.clear();
  ipv6Cache.set(text, normal ?? '');
  return normal;
}

/** Four decimal numbers up to 255. */
export function isIpv4(text: string): boolean {
  return hasIpv4At(text, 0, text.length);
}

/** The same for [start, end) of a longer text; by hand and without a copy, since it runs for nearly every line. */
export function hasIpv4At(text: string, start: number, end: number): boolean {
  if (end - start < 7 || end - start > 15) return false;
  let dots = 0;
  let value = -1;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 46) {
      if (value < 0 || dots === 3) return false;
      dots++;
      value = -1;
    } else if (code >= 48 && code <= 57) {
      if (value === 0) return false;
      value = value < 0 ? code - 48 : value * 10 + code - 48;
      if (value > 255) return false;
    } else return false;
  }
  return dots === 3 && value >= 0;
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
