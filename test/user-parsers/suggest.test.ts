import { describe, expect, it } from 'vitest';
import { builtInParsers } from '../../parsers/index.ts';
import { checkParsers } from '../../src/user-parsers/check.ts';
import { readParser } from '../../src/user-parsers/read-parser.ts';
import { suggestParser } from '../../src/user-parsers/suggest.ts';
import { unknownLine } from './own-parser.ts';

const head = 'Nov 21 09:12:44 web1 mydaemon[7]: ';
const patternOf = (line: string) => (suggestParser(line, {}, builtInParsers).patterns as string[])[0];

describe('parsers new', () => {
  it.each<[string, string]>([
    [
      unknownLine,
      "gave up on {source.ip:ip} port {source.port:port} after {sshwhy.count:int} tries for user '{user.name:user}'",
    ],
    [`${head}2001:db8::1 said "hello: you" in 2.5 s`, '{source.ip:ip} said "{sshwhy.text:text}" in 2.5 s'],
    [
      `${head}user alice came from 192.0.2.1 to 192.0.2.2`,
      'user {user.name:user} came from {source.ip:ip} to {destination.ip:ip}',
    ],
    [
      `${head}error: child [77] died after 10 s and 20 tries`,
      'child [{sshwhy.pid:int}] died after {sshwhy.count:int} s and {sshwhy.number:int} tries',
    ],
    [`${head}"one" and "two"`, '"{sshwhy.text:text}" and "two"'],
    [`${head}at 10:20:30 v1.2.3 id-7 all is well`, 'at 10:20:30 v1.2.3 id-7 all is well'],
    [`${head}got {a: 1} back`, 'got {sshwhy.text:text} back'],
    ['a line without any header at all', 'a line without any header at all'],
  ])('makes of %s', (line, pattern) => {
    expect(patternOf(line)).toBe(pattern);
    // Whatever it makes is good as it is.
    const text = JSON.stringify(suggestParser(line, {}, builtInParsers));
    expect(() => checkParsers([readParser('new', text)], builtInParsers)).not.toThrow();
  });

  it('makes nothing of what is known', () => {
    const line = 'Nov 21 09:12:44 web1 sshd[7]: Accepted password for bob from 192.0.2.1 port 22 ssh2';
    expect(() => suggestParser(line, {}, builtInParsers)).toThrow(/sshd\.accepted already reads this line/);
  });

  it('takes id and action', () => {
    const made = suggestParser(unknownLine, { id: 'my.own', action: 'ban' }, builtInParsers);
    expect(made).toMatchObject({ id: 'my.own', action: 'ban' });
  });
});
