import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { StampFormat } from '../../bench/corpus/clock.ts';
import { generate } from '../../bench/corpus/generate.ts';
import { LABELS } from '../../bench/corpus/labels.ts';

const BYTES = 2_000_000;
const STAMPS: Readonly<Record<StampFormat, RegExp>> = {
  trad: /^([A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2}) bastion1 [^ :]+: /,
  iso: /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}\+00:00) bastion1 [^ :]+: /,
};

function make(format: StampFormat, seed = 42) {
  const corpus = generate({ bytes: BYTES, seed, format });
  const text = [...corpus].join('');
  return { corpus, text, lines: text.trimEnd().split('\n') };
}

function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function numbers(lines: readonly string[], pattern: RegExp): number[] {
  return lines.flatMap((line) => pattern.exec(line)?.[1] ?? []).map(Number);
}

describe.each(['trad', 'iso'] as const)('corpus in format %s', (format) => {
  const { corpus, text, lines } = make(format);

  test('is the same for the same seed and another for another', () => {
    expect(fingerprint(make(format).text)).toBe(fingerprint(text));
    expect(fingerprint(make(format, 43).text)).not.toBe(fingerprint(text));
  });

  test('is as long as asked, to one line', () => {
    expect(corpus.bytes).toBe(Buffer.byteLength(text));
    expect(corpus.bytes).toBeGreaterThanOrEqual(BYTES);
    expect(corpus.bytes - BYTES).toBeLessThan((lines.at(-1)?.length ?? 0) + 1);
  });

  test('labels each line once, and has every class', () => {
    const counts = [...corpus.labels.values()];
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(lines.length);
    expect(corpus.lines).toBe(lines.length);
    expect([...corpus.labels.keys()].sort()).toEqual([...LABELS].sort());
  });

  test('stamps every line, and time never goes back', () => {
    let last = 0;
    for (const line of lines) {
      const stamp = STAMPS[format].exec(line)?.[1];
      expect(stamp, line).toBeDefined();
      const time = Date.parse(format === 'trad' ? `${stamp} 2026 UTC` : (stamp ?? ''));
      if (!(time >= last)) expect.fail(`time goes back: ${line}`);
      last = time;
    }
  });
});

describe('what the lines say', () => {
  const { corpus, lines } = make('trad');

  test.each([
    ['maxstartups_begin', / sshd\[\d+\]: error: beginning MaxStartups throttling$/],
    [
      'maxstartups_drop',
      / sshd\[\d+\]: drop connection #\d+ from \[.+\]:\d+ on \[.+\]:22 (?:past MaxStartups|Maxstartups)$/,
    ],
    ['penalty_drop', / sshd\[\d+\]: drop connection #\d+ from \[.+\]:\d+ on \[.+\]:22 penalty: /],
    ['refused_connect', / sshd\[\d+\]: refused connect from \S+ \(\S+\)$/],
    ['f2b_ban', / fail2ban\.actions\[\d+\]: NOTICE \[\w+\] Ban \S+$/],
    ['firewall_drop', / kernel: .* PROTO=TCP .* DPT=22 /],
    ['accepted', / sshd(?:-session)?\[\d+\]: Accepted /],
  ] as const)('%s is counted exactly', (label, pattern) => {
    expect(lines.filter((line) => pattern.test(line)).length).toBe(corpus.labels.get(label));
  });

  test('throttling begins and ends in turn, and the sum at the end is not below the drops logged', () => {
    let logged: number | undefined;
    for (const line of lines) {
      if (line.endsWith(': error: beginning MaxStartups throttling')) {
        expect(logged).toBeUndefined();
        logged = 0;
      } else if (line.endsWith('past MaxStartups') && line.includes(': drop connection')) {
        if (logged === undefined) expect.fail(`a drop outside: ${line}`);
        logged++;
      } else if (line.includes(': exited MaxStartups throttling')) {
        const [dropped = 0] = numbers([line], /(\d+) connections dropped$/);
        expect(dropped).toBeGreaterThanOrEqual(logged ?? Number.POSITIVE_INFINITY);
        logged = undefined;
      }
    }
  });

  test('rate-limited sums count at least one connection', () => {
    expect(Math.min(...numbers(lines, /additional (\d+) connections dropped$/))).toBeGreaterThan(0);
  });

  test('some throttling has holders: connections of one network, open before the drops and closed after', () => {
    const opened = new Map<string, number>();
    const closedByNetwork = new Map<string, number>();
    let drops = 0;
    for (const line of lines) {
      if (line.includes('past MaxStartups')) drops++;
      const [, connected] = /: Connection from (\S+ port \d+) /.exec(line) ?? [];
      if (connected !== undefined) opened.set(connected, drops);
      const [, closed] = /: (?:Connection (?:closed|reset) by|fatal: Timeout .* for) (\S+ port \d+)/.exec(line) ?? [];
      if (closed === undefined || drops <= (opened.get(closed) ?? drops)) continue;
      const network = closed.replace(/(?:[.]\d+|::\w+) port \d+$/, '');
      closedByNetwork.set(network, (closedByNetwork.get(network) ?? 0) + 1);
    }
    expect(Math.max(...closedByNetwork.values())).toBeGreaterThanOrEqual(8);
  });
});
