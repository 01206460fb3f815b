import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInParsers } from '../../parsers/index.ts';
import { LogLine } from '../../src/event.ts';
import type { ParserSpec, Token } from '../../src/parser/define.ts';
import { LogEvent } from '../../src/parser/log-event.ts';
import { Match } from '../../src/parser/match.ts';
import { Registry } from '../../src/parser/registry.ts';
import { splitSample } from '../support/sample-line.ts';
import { readPlainly } from './reference.ts';

const registry = new Registry(builtInParsers);
const plain = builtInParsers.flatMap((spec) => spec.patterns.map((pattern) => [spec, pattern] as const));
const sshd = ['sshd', 'sshd-session', 'sshd-auth'];
const namesOf = (spec: ParserSpec) => spec.program.flatMap((name) => (name === 'sshd' ? sshd : name));
/** What is unwrapped before it is read. */
const isWrapped = (message: string) => /\(bin=|^message repeated/.test(message);
const samples = builtInParsers.flatMap((spec) => Object.keys(spec.samples)).map(splitSample);

/** Reads bytes that have others on both sides, as in a batch. */
function readBytes(program: string, message: string): Match | undefined {
  const bytes = new Uint8Array(Buffer.from(`x ${message} ssh2\n`, 'latin1'));
  const match = new Match();
  return registry.readBytes(program, { bytes, ascii: false }, 2, 2 + message.length, match) ? match : undefined;
}

function expectPlainReading(program: string, message: string): void {
  const core = message.replace(/^(?:error|fatal|debug[123]): /, '').replace(/ \[(?:pre|post)auth\]$/, '');
  const match = readBytes(program, message);
  const candidates = plain.filter(([spec]) => namesOf(spec).includes(program));
  const readings = candidates.filter(([, pattern]) => readPlainly(pattern, core));
  // Patterns that begin with a fixed word come first, then those of parsers with the most fixed text.
  const isFree = (pattern: string) => /^[^ ]*\{|^ /.test(pattern);
  const free = readings.filter(([, pattern]) => isFree(pattern));
  const found =
    readings.find(([, pattern]) => !isFree(pattern)) ??
    free.sort(([one], [other]) => mostFixedText(other) - mostFixedText(one))[0];
  expect(match?.pattern.source).toBe(found?.[1]);
  if (match === undefined || found === undefined) return;
  expect(match.parser.spec.id).toBe(found[0].id);
  const values = readPlainly(found[1], core) as string[];
  match.pattern.tokens.forEach(({ token }, i) => {
    if (token === 'word' || token === 'phrase' || token === 'user' || token === 'text') {
      expect(match.value(i)).toBe(Buffer.from(values[i] as string, 'latin1').toString('utf8'));
    }
    if (token === 'int' || token === 'port') expect(match.value(i)).toBe(Number(values[i]));
    if (token === 'ip' && !values[i]?.includes(':')) expect(match.value(i)).toBe(values[i]);
  });
}

function mostFixedText({ patterns }: ParserSpec): number {
  return Math.max(...patterns.map((pattern) => pattern.replace(/\{[^{}]*\}/g, '').length));
}

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,12}$/);
const valuesOf: Record<Token, fc.Arbitrary<string>> = {
  int: fc.nat().map(String),
  port: fc.integer({ min: 0, max: 65_535 }).map(String),
  float: fc.tuple(fc.nat(9999), fc.nat(99)).map(([whole, part]) => `${whole}.${part}`),
  duration: fc.tuple(fc.nat(99), fc.integer({ min: 10, max: 59 })).map(([minutes, rest]) => `${minutes}:${rest}`),
  // In front of a last free text an address must not end in a colon: it would be taken for the end of the token.
  ip: fc.oneof(fc.ipV4(), fc.ipV6()).filter((ip) => !ip.endsWith(':')),
  address: fc.oneof(fc.ipV4(), word),
  word,
  phrase: word,
  user: fc.stringMatching(/^[^\s:][^\n:]{0,20}$/),
  text: word,
};

describe('patterns', () => {
  it('read back what they were filled with', () => {
    const templates = plain.filter(([spec]) => !spec.program.includes('kernel'));
    const filled = fc.constantFrom(...templates).chain(([spec, pattern]) => {
      const tokens = [...pattern.matchAll(/\{[^{}]*:(\w+)\}/g)].map((found) => found[1] as Token);
      // Between colons an IPv6 address cannot be told from its port; who writes them so means IPv4.
      const ip = /(?:[^[]:\{[^{}]*:ip\}|\{[^{}]*:ip\}:\{)/.test(pattern) ? fc.ipV4() : valuesOf.ip;
      const values = tokens.map((token) => (token === 'ip' ? ip : valuesOf[token]));
      return fc.tuple(...values).map((filledIn) => ({ spec, pattern, values: filledIn }));
    });
    fc.assert(
      fc.property(filled, ({ spec, pattern, values }) => {
        let i = 0;
        const message = pattern.replace(/\{[^{}]*:\w+\}/g, () => values[i++] as string);
        const alone = new Registry([{ ...spec, patterns: [pattern] }]);
        const match = alone.matchAll(spec.program[0] as string, message)[0];
        expect(match?.pattern.source, message).toBe(pattern);
        expect(readPlainly(pattern, Buffer.from(message).toString('latin1')), message).toBeDefined();
        match?.pattern.tokens.forEach(({ token }, place) => {
          if (token === 'int' || token === 'port') expect(match.value(place)).toBe(Number(values[place]));
          else if (token !== 'ip' && token !== 'float' && token !== 'duration') {
            expect(match.value(place)).toBe(values[place]);
          } else if (token === 'ip' && !values[place]?.includes(':')) expect(match.value(place)).toBe(values[place]);
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('read every sample as the plain rules do', () => {
    for (const { program, message } of samples) {
      if (!isWrapped(message)) expectPlainReading(program, Buffer.from(message).toString('latin1'));
    }
  });

  it('read mutated samples as the plain rules do', () => {
    const pieces = [
      '',
      ' ',
      ':',
      '.',
      '0',
      '65536',
      '1.2.3.4',
      '::1',
      ' from 1.2.3.4',
      ' port 22',
      ' ssh2',
      '\xff',
      ']',
    ];
    const mutation = fc.tuple(fc.nat(200), fc.nat(12), fc.constantFrom(...pieces));
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.array(mutation, { maxLength: 3 }),
        ({ program, message }, changes) => {
          let text = Buffer.from(message).toString('latin1');
          for (const [place, length, piece] of changes) {
            const at = place % (text.length + 1);
            text = text.slice(0, at) + piece + text.slice(at + length);
          }
          if (!isWrapped(text)) expectPlainReading(program, text);
        },
      ),
      { numRuns: 800 },
    );
  });

  it('read halves of two samples as the plain rules do', () => {
    const sample = fc.constantFrom(...samples);
    fc.assert(
      fc.property(sample, sample, fc.nat(100), fc.nat(100), (one, other, head, foot) => {
        const [front, back] = [one, other].map(({ message }) => Buffer.from(message).toString('latin1'));
        const text = `${front?.slice(0, head)}${back?.slice(-foot)}`;
        if (!isWrapped(text)) expectPlainReading(one.program, text);
      }),
      { numRuns: 800 },
    );
  });

  it('are tried by how much fixed text their parser has, where none begins with a fixed word', () => {
    const [front, back] = ['sshd-auth[4711]: segfault at ', '[UFW BLOCK] IN=eth0 '].map((part) =>
      samples.map(({ message }) => message).find((message) => message.startsWith(part)),
    );
    expectPlainReading('kernel', `${front?.slice(0, 29)}${back}`);
  });

  it('tell an IPv6 address with an IPv4 end from an IPv4 one', () => {
    const match = readBytes('sshd', 'Connection closed by ::1.0.2.24 port 40361');
    expect(match?.value(match.pattern.client)).toBe('::100:218');
  });

  it('never throw on bytes, whatever stands around them', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 60 }),
        fc.constantFrom('sshd', 'kernel', 'fail2ban', '?'),
        (bytes, name) => {
          const source = { bytes, ascii: false };
          const match = new Match();
          for (let from = 0; from <= bytes.length; from += 7)
            registry.readBytes(name, source, from, bytes.length, match);
        },
      ),
    );
  });
});

describe('lines of a client with bad intentions', () => {
  const fragments = [
    ' from 1.2.3.4 port 1 ssh2',
    ':',
    ': ',
    '[',
    ']',
    ' port ',
    '1.2.3.4 ',
    ' user ',
    '::',
    ' by (uid=',
  ];

  it.each(fragments)('are read in good time when made of %j, with the true address', (fragment) => {
    const noise = fragment.repeat(Math.ceil(65_536 / fragment.length));
    for (const { program, message } of samples) {
      for (const text of [noise, message.slice(0, 20) + noise, noise + message.slice(-20), message + noise]) {
        readBytes(program, Buffer.from(text).toString('latin1'));
      }
    }
    const match = readBytes('sshd', `Failed password for ${noise} from 10.9.8.7 port 4711 ssh2`);
    if (fragment.includes(':')) return expect(match).toBeUndefined();
    expect(match?.value(match.pattern.client)).toBe('10.9.8.7');
    expect(match?.value(match.pattern.port)).toBe(4711);
  });
});

describe('parsers that nobody wants', () => {
  it('are told by matches without values', () => {
    const picky = new Registry(builtInParsers, ({ spec }) => spec.action !== 'note');
    for (const { program, message } of samples) {
      const match = picky.match(program, message);
      expect(match?.parser.spec).toBe(registry.match(program, message)?.parser.spec);
      expect(match?.parser.isWanted).toBe(match?.parser.spec.action !== 'note');
    }
  });
});

it('a detached event says the same', () => {
  for (const { program, message } of samples) {
    const bytes = new Uint8Array(Buffer.from(`${message}\n`));
    const batch = { file: { path: 'x' }, bytes, ascii: false, offset: 0 };
    const end = bytes.length - 1;
    const line = new LogLine(1, 'h', program, 1, undefined, 0, 1, batch, 0, end);
    const match = new Match();
    registry.readBytes(program, batch, 0, end, match);
    const event = new LogEvent(line, match);
    const copy = event.detached();
    expect(copy.match.values).toEqual(event.match.values);
    expect([copy.sourceIp, copy.sourcePort, copy.userName]).toEqual([event.sourceIp, event.sourcePort, event.userName]);
  }
});
