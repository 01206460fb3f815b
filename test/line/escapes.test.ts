import { describe, expect, it } from 'vitest';
import { decodeRsyslog, decodeVis } from '../../src/line/escapes.ts';

describe('decodeVis', () => {
  it.each([
    ['a\\tb\\303\\251\\\\c\\a', 'a\tbé\\c\x07'],
    ['root\\nNov 21 00', 'root\nNov 21 00'],
    ['a\\\\tb', 'a\\tb'],
    ['é \\351', 'é \ufffd'],
    ['\\q\\', '\\q\\'],
    ['plain', 'plain'],
  ])('%j is %j', (escaped, plain) => {
    expect(decodeVis(escaped)).toBe(plain);
  });
});

describe('decodeRsyslog', () => {
  it.each([
    ['a#012b#011', 'a\nb\t'],
    ['#303#251', 'é'],
    ['drop connection #101', 'drop connection #101'],
    ['plain', 'plain'],
  ])('%j is %j', (escaped, plain) => {
    expect(decodeRsyslog(escaped)).toBe(plain);
  });
});
