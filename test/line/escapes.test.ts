import { describe, expect, it } from 'vitest';
import { decodeRsyslog, decodeVis, sameUser } from '../../src/line/escapes.ts';

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

describe('sameUser', () => {
  it.each([
    ['root', 'root', true],
    ['root', 'toor', false],
    ['a\\tb\\303\\251\\\\c\\a', 'a\\\\tb\\\\303\\\\251\\\\\\\\c\\\\a', true],
    ['root\\nNov 21 00', 'root\\\\nNov 21 00', true],
    ['a#011b', 'a\\tb', true],
    ['é', '\\303\\251', true],
    ['a\\tb', 'a\\nb', false],
  ])('%j, %j: %j', (a, b, same) => {
    expect(sameUser(a, b)).toBe(same);
    expect(sameUser(b, a)).toBe(same);
  });
});
