import { describe, expect, it } from 'vitest';
import { AddressList } from '../../src/cli/address-list.ts';
import { wantsEvent, wantsIncident } from '../../src/cli/filters.ts';
import { parseTime } from '../../src/cli/parse-time.ts';
import { at, maxStartups } from '../report/make-incident.ts';
import { makeEvent } from '../sink/make-event.ts';

describe('parseTime', () => {
  const iso = (text: string, timeZone = 'Europe/Berlin') => {
    const now = Date.parse('2026-11-21T23:30:00Z') * 1000;
    return new Date(parseTime('--since', text, { now, timeZone }) / 1000).toISOString();
  };

  it.each([
    ['2026-11-21', '2026-11-20T23:00:00.000Z'],
    ['2026-11-21 01:13', '2026-11-21T00:13:00.000Z'],
    ['2026-07-01 01:13:38.5', '2026-06-30T23:13:38.500Z'],
    ['2026-11-21T01:13:38Z', '2026-11-21T01:13:38.000Z'],
    ['2026-11-21T01:13:38+0530', '2026-11-20T19:43:38.000Z'],
    ['now', '2026-11-21T23:30:00.000Z'],
    ['1h ago', '2026-11-21T22:30:00.000Z'],
    ['2 Days ago', '2026-11-19T23:30:00.000Z'],
    ['90 min ago', '2026-11-21T22:00:00.000Z'],
    ['today', '2026-11-21T23:00:00.000Z'],
    ['yesterday', '2026-11-20T23:00:00.000Z'],
  ])('%s', (text, time) => expect(iso(text)).toBe(time));

  it('takes the day of the zone', () => {
    expect(iso('today', '+14:00')).toBe('2026-11-21T10:00:00.000Z');
    expect(iso('today', 'America/Los_Angeles')).toBe('2026-11-21T08:00:00.000Z');
  });

  it.each(['', 'soon', '2026-13-01', '2026-11-21 24:61', '1 fortnight ago', '21.11.2026'])('refuses %j', (text) => {
    expect(() => iso(text)).toThrow(expect.objectContaining({ code: 'bad-time' }));
  });
});

describe('AddressList', () => {
  it.each<[string, string, boolean]>([
    ['203.0.113.0/24', '203.0.113.7', true],
    ['203.0.113.0/24', '203.0.114.7', false],
    ['203.0.113.7', '203.0.113.0/24', true],
    ['203.0.113.0/25', '203.0.113.0/24', true],
    ['2001:db8::/32', '2001:db8:1::7', true],
    ['2001:DB8:0::7', '2001:db8::7', true],
    ['::ffff:203.0.113.7', '203.0.113.7', true],
    ['203.0.113.0/24', 'example.com', false],
    ['203.0.113.0/24', '', false],
  ])('%s and %s: %s', (list, address, found) => expect(new AddressList([list]).has(address)).toBe(found));
});

describe('filters', () => {
  const sources = (text: string) => new AddressList([text]);
  it.each<[string, Parameters<typeof wantsIncident>[0], boolean]>([
    ['nothing asked', {}, true],
    ['overlaps', { since: at('01:13:40'), until: at('01:14:00') }, true],
    ['over before', { since: at('01:13:46') }, false],
    ['begins later', { until: at('01:13:28') }, false],
    ['cut', { sources: sources('10.20.0.5') }, true],
    ['to blame', { sources: sources('203.0.113.99') }, true],
    ['not in it', { sources: sources('198.51.100.1') }, false],
    ['cause', { causes: ['max-startups'] }, true],
    ['other cause', { causes: ['fail2ban'] }, false],
    ['user', { users: ['bob', 'alice'] }, true],
    ['other user', { users: ['bob'] }, false],
    ['host', { hosts: ['BASTION1'] }, true],
    ['other host', { hosts: ['bastion'] }, false],
  ])('incident: %s', (_, filters, wanted) => expect(wantsIncident(filters, maxStartups())).toBe(wanted));

  it('event: by address, user, host and time', () => {
    const event = makeEvent();
    expect(wantsEvent({ causes: ['fail2ban'], hosts: ['bastion1'], sources: sources('10.0.0.0/8') }, event)).toBe(true);
    expect(wantsEvent({ users: ['alice'] }, event)).toBe(false);
    expect(wantsEvent({ since: event.line.time + 1 }, event)).toBe(false);
    expect(wantsEvent({ until: event.line.time - 1 }, event)).toBe(false);
    event.ambiguous = true;
    expect(wantsEvent({ sources: sources('10.0.0.0/8') }, event)).toBe(false);
  });

  it.each(['andr\\303\\251', 'andr\\\\303\\\\251', 'andr#303#251', 'andré'])(
    'event: andré as %s in the log',
    (name) => {
      const pattern = 'Invalid user {user.name:word} from {source.ip:ip}';
      const event = makeEvent(`Invalid user ${name} from 203.0.113.9`, { action: 'ssh_login', patterns: [pattern] });
      expect(event.userName).toBe(name);
      expect(wantsEvent({ users: ['andré'] }, event)).toBe(true);
      expect(wantsEvent({ users: ['andre'] }, event)).toBe(false);
    },
  );

  it('keeps what has no time', () => {
    const undated = { ...maxStartups(), start: Number.NaN, end: Number.NaN };
    expect(wantsIncident({ since: 1, until: 2 }, undated)).toBe(true);
  });
});
