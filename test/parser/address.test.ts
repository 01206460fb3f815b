import { isIPv4 } from 'node:net';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Registry } from '../../src/parser/registry.ts';

const told = { title: 'x', meaning: 'x', source: 'x', samples: {} };
const registry = new Registry([
  {
    ...told,
    id: 'test.forward',
    program: ['forward'],
    action: 'note',
    patterns: ['from {source.ip:ip}', 'from {source.ip:ip} port {source.port:port} on'],
  },
  {
    ...told,
    id: 'test.backward',
    program: ['backward'],
    action: 'note',
    patterns: ['by {user.name:user} from {source.ip:ip} port {source.port:port} on'],
  },
]);

const octet = fc.oneof(fc.nat(260).map(String), fc.constantFrom('', '0', '00', '01', '1234', 'a', ' '));
/** Addresses, and what is nearly one. */
const nearly = fc
  .tuple(
    fc.constantFrom('', '', '', '1', '.', '1.2', 'x'),
    fc.array(octet, { minLength: 3, maxLength: 5 }),
    fc.constantFrom('', '', '', '.', '9', 'x'),
  )
  .map(([before, octets, behind]) => `${before}${octets.join('.')}${behind}`);
const port = fc.oneof(fc.nat(70_000).map(String), fc.constantFrom('', '00022', '000022', '123456789', '2x'));

it('takes the IPv4 addresses that Node takes, and no others, from either side', () => {
  fc.assert(
    fc.property(nearly, port, (text, number) => {
      const isPort = /^\d{1,5}$/.test(number) && Number(number) <= 65_535;
      const values = [text, Number(number)];
      expect(registry.match('forward', `from ${text}`)?.values).toEqual(isIPv4(text) ? [text] : undefined);
      const fits = isIPv4(text) && isPort;
      expect(registry.match('forward', `from ${text} port ${number} on`)?.values).toEqual(fits ? values : undefined);
      // In front of the address anything may be the user's name, also a part of what is no address.
      const back = registry.match('backward', `by root from ${text} port ${number} on`)?.values;
      expect(back).toEqual(fits ? ['root', ...values] : undefined);
    }),
    { numRuns: 5000 },
  );
});
