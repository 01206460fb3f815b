import { describe, expect, it } from 'vitest';
import type { Incident } from '../../src/correlate/incident.ts';
import { accepted, at, chain, commands, dropped, failed, incidentsOf, lines, refused } from './log-lines.ts';

describe('DenyHosts', () => {
  const denied = "2026-11-21 10:00:30,804 - denyhosts   : INFO     new denied hosts: ['203.0.113.7', '203.0.113.8']";

  it('tells failures, ban, refusals and the silent end as one lock-out, for each address of the line', async () => {
    const incidents = await incidentsOf({
      'auth.log': lines(
        failed('10:00:01', 1),
        failed('10:00:03', 2),
        refused('10:01:00', 3),
        refused('10:01:10', 4),
        refused('10:01:20', 5, '203.0.113.8'),
        accepted('18:00:00', 6),
      ),
      'denyhosts.log': lines(denied),
    });
    expect(incidents.map(({ cause, subject, count }) => [cause, subject, count])).toEqual([
      ['denyhosts', '203.0.113.7', 2],
      ['denyhosts', '203.0.113.8', 1],
    ]);
    const [lockout, other] = incidents as [Incident, Incident];
    expect(lockout.lockouts).toMatchObject([{ source: '203.0.113.7', users: ['alice'], count: 2 }]);
    expect(chain(lockout)).toEqual([
      '2 failed logins as root',
      'Ban',
      expect.stringMatching(/^2 × refused connect/),
      'alice let in',
    ]);
    expect(lockout.state).toBe('closed');
    expect(lockout.facts.map(({ label }) => label)).toContain('The end');
    expect(commands(lockout)).toContain('systemctl stop denyhosts; cd /var/lib/denyhosts && sed -i -E ');
    expect(commands(lockout)).toContain(
      ' /etc/hosts.deny $(ls hosts hosts-restricted hosts-root hosts-valid users-hosts',
    );
    expect(commands(lockout)).toContain("echo '203.0.113.7' >> /var/lib/denyhosts/allowed-hosts");
    expect(other).toMatchObject({ state: 'open', lockouts: [] });
  });

  it('counts one ban that its log, the firewall and hosts.deny tell of', async () => {
    const [incident, ...more] = await incidentsOf({
      'denyhosts.log': lines(
        '2026-11-21 10:00:30,801 - firewalls   : INFO     Creating new firewall rule /sbin/iptables -I INPUT -s 203.0.113.7 -j DROP',
        "2026-11-21 10:00:30,804 - denyhosts   : INFO     new denied hosts: ['203.0.113.7']",
      ),
      'hosts.deny': lines('# DenyHosts: Sat Nov 21 10:00:30 2026 | sshd: 203.0.113.7', 'sshd: 203.0.113.7'),
      'kern.log': lines(dropped('10:02:00', 5000, 'SSH-DROP:'), dropped('10:02:01', 5000, 'SSH-DROP:')),
    });
    expect(more).toEqual([]);
    expect(incident).toMatchObject({ cause: 'denyhosts', count: 1, strength: 'proof' });
    expect(incident?.message).toMatch(/^203\.0\.113\.7 was banned by DenyHosts, still in force .* and refused once$/);
    expect(commands(incident as Incident)).toContain('iptables -S INPUT');
  });

  it('says that the address need not have attacked this host when the synchronisation names it', async () => {
    const [incident] = await incidentsOf({
      'denyhosts.log': lines("2026-11-21 10:00:30,804 - denyhosts   : INFO     received new hosts: ['203.0.113.7']"),
    });
    expect(incident?.facts.map(({ label }) => label)).toContain('Not from here');
    expect(incident?.remedy.flatMap(({ settings }) => settings ?? [])).toContain('SYNC_DOWNLOAD = no');
  });
});

describe('a saved hosts.deny', () => {
  it('has bans without a time', async () => {
    const [incident, ...more] = await incidentsOf({
      'auth.log': lines(accepted('09:00:00', 1), refused('10:00:00', 2)),
      'hosts.allow': lines('###sshguard###', 'ALL : 203.0.113.7 203.0.113.8 : DENY', '###sshguard###', 'ALL: 10.0.0.1'),
    });
    expect(incident).toMatchObject({ cause: 'sshguard', subject: '203.0.113.7', count: 1, state: 'open' });
    expect(incident?.message).toContain('nobody knows since when');
    expect(incident?.lockouts).toHaveLength(1);
    expect(commands(incident as Incident)).toContain('/etc/hosts.allow');
    expect(more.map(({ subject, count }) => [subject, count])).toEqual([['203.0.113.8', 0]]);
  });

  it('names the rule that refused, and who wrote it', async () => {
    const incidents = await incidentsOf({
      'auth.log': lines(refused('10:00:00', 2), refused('10:00:01', 3, '203.0.113.8')),
      'hosts.deny': lines(
        '# by hand',
        'sshd: 203.0.113.7',
        'sshd: 203.0.113.9',
        '#---- BlockHosts Additions',
        'ALL: 203.0.113.8 : deny',
        '#---- BlockHosts Additions',
      ),
    });
    expect(incidents.map(({ cause, subject }) => [cause, subject])).toEqual([
      ['tcp-wrappers', '203.0.113.7'],
      ['tcp-wrappers', '203.0.113.8'],
    ]);
    expect(incidents[0]?.message).toContain('hosts.deny:2 sshd: 203.0.113.7');
    expect(incidents[1]?.facts[0]?.text).toContain('BlockHosts');
  });
});

describe('bans that overlap', () => {
  it('count each cut connection once, with the tool that can have done it', async () => {
    const incidents = await incidentsOf({
      'auth.log': lines(
        failed('10:00:01', 1),
        refused('10:01:00', 3),
        at(
          '10:00:31',
          'sshguard[9]: Blocking "203.0.113.7/32" for 120 secs (3 attacks in 1 secs, after 1 abuses over 1 secs.)',
        ),
      ),
      'denyhosts.log': lines("2026-11-21 10:00:30,804 - denyhosts   : INFO     new denied hosts: ['203.0.113.7']"),
      'fail2ban.log': lines('2026-11-21 10:00:30,900 fail2ban.actions        [2174]: NOTICE  [sshd] Ban 203.0.113.7'),
      'kern.log': lines(dropped('10:01:10', 5000, 'f2b-sshd:DROP'), dropped('10:01:20', 5001, 'sshguard')),
    });
    const counts = Object.fromEntries(incidents.map(({ cause, count }) => [cause, count]));
    expect(counts).toEqual({ denyhosts: 1, fail2ban: 1, sshguard: 1 });
  });

  it('a refusal is not the work of a tool that never writes hosts.deny', async () => {
    const incidents = await incidentsOf({
      'auth.log': lines(refused('10:01:00', 3)),
      'crowdsec.log': lines(
        'time="2026-11-21T10:00:30Z" level=info msg="(4e1c/crowdsec) crowdsecurity/ssh-bf by ip 203.0.113.7 : 4h ban on Ip 203.0.113.7"',
      ),
    });
    expect(incidents.map(({ cause, count }) => [cause, count]).sort()).toEqual([
      ['crowdsec', 0],
      ['tcp-wrappers', 1],
    ]);
  });
});

describe('sshguard', () => {
  const blocking = at(
    '10:00:10',
    'sshguard[9]: Blocking "203.0.113.7/32" for 120 secs (3 attacks in 1 secs, after 1 abuses over 1 secs.)',
  );

  it('tells the ways of its back ends, those of the log’s distribution first', async () => {
    const [debian] = await incidentsOf({ 'auth.log': lines(accepted('09:00:00', 1), blocking) });
    const [redHat] = await incidentsOf({ secure: lines(accepted('09:00:00', 1), blocking) });
    const first = (incident: Incident | undefined) => incident?.remedy.map(({ command }) => command)[1];
    expect(first(debian)).toBe('nft delete element ip sshguard attackers { 203.0.113.7/32 }');
    expect(first(redHat)).toBe('firewall-cmd --ipset=sshguard4 --remove-entry=203.0.113.7/32');
    expect(commands(debian as Incident)).toContain('pfctl -t sshguard -T delete 203.0.113.7/32');
  });

  it('has no ban in force once it was stopped', async () => {
    const [incident] = await incidentsOf({
      'auth.log': lines(blocking, at('10:00:40', 'sshguard[9]: Exiting on signal.')),
    });
    expect(incident).toMatchObject({ state: 'closed' });
    expect(chain(incident)).toEqual(['Ban for 120 s', 'stopped, which takes all bans away']);
  });

  it('attacks without a block are none of its incidents', async () => {
    expect(
      await incidentsOf({
        'auth.log': lines(at('10:00:10', 'sshguard[9]: Attack from "203.0.113.7" on service SSH with danger 10.')),
      }),
    ).toEqual([]);
  });
});
