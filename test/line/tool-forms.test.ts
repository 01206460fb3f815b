import { describe, expect, it } from 'vitest';
import { bytesOf, micros, readAll } from './batches.ts';

const second = micros('2026-11-21T01:02:03Z');
const packet = 'IN=vmbr0 OUT= SRC=203.0.113.7 DST=192.0.2.1 PROTO=TCP SPT=1 DPT=22 SYN';

describe('the logs that firewalls and ban tools write themselves', () => {
  it.each([
    [
      '2026-11-21 01:02:03,589 - denyhosts   : INFO     new denied hosts',
      'denyhosts',
      'new denied hosts',
      second + 589_000,
    ],
    ['2026-11-21 01:02:03,000 - prefs       : WARNING     ADMIN: [x]', 'denyhosts', '   ADMIN: [x]', second],
    ['time="2026-11-21T02:02:03+01:00" level=info msg="a \\"b\\" µs" module=db', 'crowdsec', 'a "b" µs', second],
    ['time="21-11-2026 01:02:03" level=warning msg=one', 'crowdsec', 'one', second],
    ['{"level":"info","msg":"a \\"b\\"","time":"2026-11-21T01:02:03Z"}', 'crowdsec', 'a "b"', second],
    [
      `0 5 PVEFW-HOST-IN 21/Nov/2026:02:02:03 +0100 DROP: ${packet}`,
      'pvefw-logger',
      `PVEFW-HOST-IN DROP: ${packet}`,
      second,
    ],
    ['26/11/21@01:02:03: FAIL: ssh address from=203.0.113.7', 'xinetd', 'FAIL: ssh address from=203.0.113.7', second],
  ])('%s', (text, program, message, time) => {
    expect(readAll(`${bytesOf(text)}\n`).map((line) => ({ ...told(line) }))).toEqual([
      { program, message, time, host: '' },
    ]);
  });

  it('leave the lines of other programs alone', () => {
    const others = [
      '2026-11-21 01:02:03,589 - requests    : INFO     hello',
      'time="soon" level=info msg="hello"',
      '12 0 x 99/Nov/2026 y',
    ];
    expect(readAll(`${others.join('\n')}\n`).map(({ program }) => program)).not.toContain('crowdsec');
    expect(readAll(`${others.join('\n')}\n`).map(({ program }) => program)).not.toContain('denyhosts');
  });
});

describe('a saved hosts.deny', () => {
  it('has a time where DenyHosts wrote one, and none elsewhere', () => {
    const text = [
      '# /etc/hosts.deny: list of hosts that are _not_ allowed to access the system.',
      'sshd: 192.0.2.1',
      '# DenyHosts: Sat Nov 21 01:02:03 2026 | sshd: 203.0.113.7',
      'sshd: 203.0.113.7',
      '###sshguard###',
      'ALL : 203.0.113.8 : DENY',
      '###sshguard###',
      'ALL: 203.0.113.9',
      '',
    ].join('\r\n');
    expect(
      readAll(text)
        .filter(({ program }) => program !== '')
        .map(told),
    ).toEqual([
      { program: 'hosts.deny', message: 'sshd: 192.0.2.1', time: Number.NaN, host: '' },
      { program: 'denyhosts', message: '| sshd: 203.0.113.7', time: second, host: '' },
      { program: 'hosts.deny', message: 'sshd: 203.0.113.7', time: Number.NaN, host: '' },
      { program: 'sshguard', message: 'ALL : 203.0.113.8 : DENY', time: Number.NaN, host: '' },
      { program: 'hosts.deny', message: 'ALL: 203.0.113.9', time: Number.NaN, host: '' },
    ]);
  });
});

describe('what cscli lists', () => {
  const alert = (ip: string, created_at: string) => ({
    created_at,
    decisions: [
      { duration: '1h', origin: 'crowdsec', scenario: 'a/b', scope: 'Ip', simulated: false, type: 'ban', value: ip },
    ],
  });
  const list = [alert('203.0.113.8', '2026-11-21T01:02:04Z'), alert('203.0.113.7', '2026-11-21T01:02:03Z')];
  const words = ['203.0.113.7', '203.0.113.8'].map((ip) => `(crowdsec) a/b: ban on Ip ${ip}, 1h left`);

  it.each([undefined, 1, 2])('is told in the order of time, whatever the indent (%s) and the batches', (indent) => {
    for (const sizes of [[], [1], [3]]) {
      const read = readAll(`${JSON.stringify(list, null, indent)}\n`, {}, sizes);
      expect(read.map(({ message }) => message)).toEqual(words);
      expect(read.map(({ time }) => time)).toEqual([second, second + 1_000_000]);
      expect(read[0]?.original).toBe(JSON.stringify(list[1]?.decisions[0]));
    }
  });

  it('says on which line the alert begins', () => {
    const text = JSON.stringify(list, null, 1);
    const starts = text.split('\n').flatMap((line, i) => (line === ' {' ? [i + 1] : []));
    expect(readAll(`${text}\n`).map(({ lineNumber }) => lineNumber)).toEqual(starts.reverse());
  });

  it.each([
    '[\n {\n  "a": 1\n }\n',
    '[\n {\n  "decisions": [\n',
    '[\n]\n',
    '[1,2]\n',
    '[\n {\n  "decisions": 7\n }\n]\n',
  ])('gives nothing where it is broken or something else: %j', (text) => {
    expect(readAll(text).filter(({ program }) => program === 'cscli')).toEqual([]);
  });
});

function told({ program, message, time, host }: ReturnType<typeof readAll>[number]) {
  return { program, message, time, host };
}
