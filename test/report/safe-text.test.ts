import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forCsv, forTerminal } from '../../src/report/safe-text.ts';

describe('forTerminal', () => {
  it.each([
    ['\x1b[31mred\x1b]0;title\x07', '\\x1b[31mred\\x1b]0;title\\x07'],
    ['a\tb\r\nc\0', 'a\\x09b\\x0d\\x0ac\\x00'],
    ['\x7f\x80\x9b31m', '\\x7f\\x80\\x9b31m'],
    ['user\u202egnp\u2066x\u2069', 'user\\u202egnp\\u2066x\\u2069'],
    ['zero\u200bwidth\u200d\ufeff\u00ad\u2060', 'zero\\u200bwidth\\u200d\\ufeff\\xad\\u2060'],
    ['\u2028\u2029', '\\u2028\\u2029'],
    ['\ud800 alone \udc00', '\\ud800 alone \\udc00'],
    ['tag \u{e0041}, filler \u3164, private \ue000', 'tag \\u{e0041}, filler \\u3164, private \\ue000'],
    ['Jürgen 日本語 Привет 🎉 e\u0301', 'Jürgen 日本語 Привет 🎉 e\u0301'],
    ['plain \\x1b text', 'plain \\x1b text'],
  ])('shows %j', (text, shown) => {
    expect(forTerminal(text)).toBe(shown);
  });

  it('lets no control or format character through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(forTerminal(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }),
    );
  });
});

describe('forCsv', () => {
  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', 'two\\x0alines'],
    ['a;=1+1', "a;'=1+1"],
    ['a; -1', "a;' -1"],
    ['\x1b[2J\u202e', '\\x1b[2J\\u202e'],
    ['=1+1', "'=1+1"],
    ['+49', "'+49"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=x', '\\x09=x'],
    ['\r=x', '\\x0d=x'],
    [' =x', "' =x"],
    ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
    ['', ''],
    [-5, '-5'],
    [true, 'true'],
  ])('writes %j', (value, field) => {
    expect(forCsv(value)).toBe(field);
  });
});
