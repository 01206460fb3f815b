import { expect, it } from 'vitest';
import { writeMatcher } from '../../src/parser/matcher-source.ts';
import { compilePattern } from '../../src/parser/pattern.ts';

it('writes no text of a pattern into the code, only numbers', () => {
  const hostile = '`$`"\'*/}; evil() // {user.name:user} evil\\n from {source.ip:ip} evil';
  const { body } = writeMatcher([compilePattern(hostile), compilePattern('evil(); {a.evil:int}')], [0, 0]);
  expect(body).not.toMatch(/evil|process|exit|[`"'\\$]|\/\//);
  expect(body).toContain('return p1;');
});
