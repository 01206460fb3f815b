import { describe, expect, it } from 'vitest';
import type { Incident } from '../../src/correlate/incident.ts';
import { accepted, chain, commands, dropped, failed, incidentsOf, lines } from './log-lines.ts';

describe('CrowdSec', () => {
  const decision =
    'time="2026-11-21T10:00:30Z" level=info msg="(4e1c/crowdsec) crowdsecurity/ssh-bf by ip 203.0.113.7 (US/64496) : 4h ban on Ip 203.0.113.7"';
  const alert = `time="2026-11-21T10:00:30Z" level=info msg="Ip 203.0.113.7 performed 'crowdsecurity/ssh-bf' (6 events over 9s) at 2026-11-21 10:00:30 +0000 UTC"`;

  it('joins drops to the decision until it runs out, and not after', async () => {
    const incidents = await incidentsOf({
      'auth.log': lines(failed('10:00:01', 1), accepted('17:00:00', 9)),
      'crowdsec.log': lines('time="2026-11-21T09:00:00Z" level=info msg="Starting processing data"', alert, decision),
      'kern.log': lines(
        dropped('10:02:00', 5000, 'crowdsec drop'),
        dropped('13:59:00', 5001, '[UFW BLOCK]'),
        dropped('16:00:00', 5002, '[UFW BLOCK]'),
      ),
    });
    expect(incidents.map(({ cause, count }) => [cause, count]).sort()).toEqual([
      ['crowdsec', 2],
      ['firewall', 1],
    ]);
    const ban = incidents.find(({ cause }) => cause === 'crowdsec') as Incident;
    expect(ban.message).toBe(
      '203.0.113.7 was banned by CrowdSec (scenario crowdsecurity/ssh-bf) for 4 h and refused twice; alice logs in from there',
    );
    expect(chain(ban)).toEqual([
      '1 failed login as root',
      '1 × alert',
      'Ban for 4h',
      expect.stringContaining('2 connections dropped by the firewall'),
      'ran out',
      'alice let in',
    ]);
    expect(commands(ban)).toContain('cscli allowlists add own 203.0.113.7');
  });

  it('gives the exact command while it is in force', async () => {
    const [ban] = await incidentsOf({ 'auth.log': lines(accepted('09:00:00', 1)), 'crowdsec.log': lines(decision) });
    expect(ban?.lockouts).toHaveLength(1);
    expect(ban?.remedy[0]?.command).toBe('cscli decisions delete --ip 203.0.113.7');
  });

  it('bans a network: each address that was cut is told, and undone by the network', async () => {
    const incidents = await incidentsOf({
      'auth.log': lines(accepted('09:00:00', 1, '203.0.113.44')),
      'crowdsec.log': lines(
        'time="2026-11-21T10:00:30Z" level=info msg="(localhost/cscli) manual by range 203.0.113.0/24 : 4h ban on Range 203.0.113.0/24"',
      ),
      'kern.log': lines(
        dropped('10:02:00', 5000, 'DROP', '203.0.113.44'),
        dropped('10:02:00', 5000, 'DROP', '203.0.114.44'),
      ),
    });
    const [lockout] = incidents.filter(({ lockouts }) => lockouts.length > 0);
    expect(lockout).toMatchObject({ cause: 'crowdsec', subject: '203.0.113.44', count: 1 });
    expect(commands(lockout as Incident)).toContain('cscli decisions delete --range 203.0.113.0/24');
    expect(incidents.find(({ subject }) => subject === '203.0.114.44')?.cause).toBe('firewall');
  });

  it('tells nothing of a simulation, of a captcha, or of an alert alone', async () => {
    const others = [
      decision.replace(': 4h ban', ': (simulated decision)4h ban'),
      decision.replace('4h ban', '4h captcha'),
      'time="2026-11-21T10:00:30Z" level=info msg="Ip 203.0.113.7 decision : 1h (simulation) ban"',
      alert,
    ];
    expect(await incidentsOf({ 'crowdsec.log': lines(...others) })).toEqual([]);
  });

  it.each([1, undefined])('reads what cscli lists, newest first, indented by %s', async (indent) => {
    const one = (ip: string, created_at: string, duration: string, more = {}) => ({
      capacity: 5,
      created_at,
      decisions: [
        {
          duration,
          id: 1,
          origin: 'crowdsec',
          scenario: 'crowdsecurity/ssh-bf',
          scope: 'Ip',
          simulated: false,
          type: 'ban',
          value: ip,
          ...more,
        },
      ],
      scenario: 'crowdsecurity/ssh-bf',
      source: { ip, scope: 'Ip', value: ip },
      start_at: created_at,
    });
    const list = [
      one('203.0.113.9', '2026-11-21T11:00:00Z', '3h59m50s', { type: 'captcha' }),
      one('203.0.113.8', '2026-11-21T10:30:00Z', '-1h30m'),
      one('203.0.113.7', '2026-11-21T10:00:00Z', '2h59m50.123s'),
    ];
    const incidents = await incidentsOf({
      'auth.log': lines(accepted('09:00:00', 1)),
      'decisions.json': `${JSON.stringify(list, null, indent)}\n`,
      'kern.log': lines(dropped('10:02:00', 5000, 'DROP')),
    });
    expect(incidents.map(({ cause, subject, count, state }) => [cause, subject, count, state])).toEqual([
      ['crowdsec', '203.0.113.7', 1, 'open'],
      ['crowdsec', '203.0.113.8', 0, 'closed'],
    ]);
    expect(incidents[0]?.lockouts).toHaveLength(1);
    expect(incidents[0]?.evidence[0]?.text).toContain('"value":"203.0.113.7"');
  });
});
