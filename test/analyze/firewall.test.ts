import { describe, expect, it } from 'vitest';
import type { Incident } from '../../src/correlate/incident.ts';
import { accepted, at, chain, commands, dropped, failed, incidentsOf, lines } from './log-lines.ts';

const kern = async (...all: string[]) => await incidentsOf({ 'kern.log': lines(...all) });
const told = (incidents: readonly Incident[]) => incidents.map(({ cause, subject, count }) => [cause, subject, count]);

describe('packets that a firewall dropped', () => {
  it('are attempts: a SYN sent again counts once, another port or a later one counts anew', async () => {
    const again = ['10:00:00', '10:00:01', '10:00:03', '10:00:07'].map((clock) => dropped(clock, 5000, '[UFW BLOCK]'));
    const incidents = await kern(
      ...again,
      dropped('10:00:08', 5001, '[UFW BLOCK]'),
      dropped('10:20:00', 5000, '[UFW BLOCK]'),
    );
    expect(told(incidents)).toEqual([['firewall', '203.0.113.7', 3]]);
    expect(incidents[0]).toMatchObject({ strength: 'proof', lines: 6 });
    expect(incidents[0]?.facts.find(({ label }) => label === 'Counted')?.text).toMatch(
      /^6 packets logged; 3 of them are/,
    );
  });

  it('lock out who logs in from there, with the way of the firewall that the prefix shows', async () => {
    const of = async (prefix: string, ip = '203.0.113.7') => {
      const files = {
        'auth.log': lines(accepted('09:59:00', 1, ip)),
        'kern.log': lines(dropped('10:00:00', 5000, prefix, ip)),
      };
      const [incident, ...more] = await incidentsOf(files);
      expect(more).toEqual([]);
      expect(incident?.lockouts).toMatchObject([{ source: ip, users: ['alice'] }]);
      return commands(incident as Incident);
    };
    expect(await of('[UFW BLOCK]')).toContain('ufw prepend allow from 203.0.113.7 to any port 22 proto tcp');
    expect(await of('[UFW LIMIT BLOCK]')).toContain('ControlMaster');
    expect(await of('filter_IN_public_REJECT:')).toContain(
      `firewall-cmd --permanent --zone=public --add-rich-rule='rule family="ipv4" source address="203.0.113.7" port port="22" protocol="tcp" accept'`,
    );
    expect(await of('FINAL_REJECT:')).toContain('firewall-cmd --list-all');
    const v6 = await of('ssh6 drop', '2001:db8::7');
    expect(v6).toContain("grep -nF -- 'ssh6 drop'");
    expect(v6).toContain('ip6tables -I INPUT -p tcp -s 2001:db8::7 --dport 22 -j ACCEPT');
  });

  it('of Proxmox VE name the chain, and whether it is that of a guest', async () => {
    const packet =
      'IN=vmbr0 OUT= MAC=00:00:5e:00:53:01:00:00:5e:00:53:02:08:00 SRC=203.0.113.7 DST=198.51.100.1 LEN=60 TOS=0x10 PREC=0x00 TTL=63 ID=37700 DF PROTO=TCP SPT=51604 DPT=22 SEQ=3673568222 ACK=0 WINDOW=64240 SYN ';
    const of = async (head: string, policy: string) =>
      await incidentsOf({ 'pve-firewall.log': lines(`${head} 21/Nov/2026:11:00:00 +0100 ${policy}: ${packet}`) });
    const [host] = await of('0 5 PVEFW-HOST-IN', 'policy DROP');
    expect(host?.message).toBe(
      '203.0.113.7 was kept from connecting to port 22 once by the firewall (policy DROP in chain PVEFW-HOST-IN)',
    );
    expect(host?.start).toBe(Date.UTC(2026, 10, 21, 10) * 1000);
    const [guest] = await of('101 1 tap101i0-IN', 'REJECT');
    expect(guest?.facts.map(({ label }) => label)).toContain('For whom');
  });

  it('whose prefix says nothing are told only when nobody answered', async () => {
    expect(await kern(dropped('10:00:00', 5000, 'SSH:'), dropped('10:00:00', 5001, 'SSH:'))).toEqual([]);
    const incidents = await kern(
      dropped('10:00:00', 5000, 'SSH:'),
      dropped('10:00:01', 5000, 'SSH:'),
      dropped('10:00:03', 5000, 'SSH:'),
    );
    expect(told(incidents)).toEqual([['firewall', '203.0.113.7', 1]]);
    expect(incidents[0]?.strength).toBe('strong');
  });

  it('are no drops when ufw allows or audits, to other ports, of other protocols, amid a connection, or going out', async () => {
    const drop = dropped('10:00:00', 5000, '[UFW BLOCK]');
    expect(
      await kern(
        dropped('10:00:00', 5000, '[UFW ALLOW]'),
        dropped('10:00:00', 5000, '[UFW AUDIT]'),
        drop.replace('DPT=22', 'DPT=2222'),
        drop.replace('PROTO=TCP', 'PROTO=UDP'),
        drop.replace('SYN', 'ACK FIN'),
        drop.replace('SYN', 'ACK SYN'),
        drop.replace('IN=eth0 OUT=', 'IN= OUT=eth0'),
      ),
    ).toEqual([]);
  });
});

describe('the port of sshd', () => {
  const drop = dropped('10:00:00', 5000, '[UFW BLOCK]').replace('DPT=22 ', 'DPT=2222 ');

  it('is known from the log', async () => {
    const listening = at('09:00:00', 'sshd[1]: Server listening on 0.0.0.0 port 2222.');
    expect(told(await incidentsOf({ 'auth.log': lines(listening), 'kern.log': lines(drop) }))).toEqual([
      ['firewall', '203.0.113.7', 1],
    ]);
  });

  it('is known from --ssh-port, which takes the place of 22', async () => {
    const files = { 'kern.log': lines(drop, dropped('10:00:00', 6000, '[UFW BLOCK]', '203.0.113.8')) };
    expect(told(await incidentsOf(files, { sshPorts: [2222] }))).toEqual([['firewall', '203.0.113.7', 1]]);
    expect(told(await incidentsOf(files))).toEqual([['firewall', '203.0.113.8', 1]]);
  });
});

describe('a ban and the firewall', () => {
  const f2b = (clock: string, what: string) =>
    `2026-11-21 ${clock},000 fail2ban.actions        [2174]: NOTICE  [sshd] ${what} 203.0.113.7`;

  it('are one incident while the ban is in force; before and after it is the firewall’s own', async () => {
    const incidents = await incidentsOf({
      'auth.log': lines(failed('10:00:01', 1)),
      'fail2ban.log': lines(f2b('10:00:10', 'Ban'), f2b('10:10:10', 'Unban')),
      'kern.log': lines(
        dropped('10:01:00', 5000, 'f2b-sshd:DROP'),
        dropped('10:01:01', 5000, 'f2b-sshd:DROP'),
        dropped('10:02:00', 5001, 'any REJECT'),
        dropped('10:12:00', 5002, '[UFW BLOCK]'),
      ),
    });
    expect(told(incidents)).toEqual([
      ['fail2ban', '203.0.113.7', 2],
      ['firewall', '203.0.113.7', 1],
    ]);
    expect(chain(incidents[0])).toEqual([
      '1 failed login as root',
      'Ban',
      '2 connections dropped by the firewall (its log says f2b-sshd:DROP)',
      'Unban',
    ]);
  });

  it('stay apart where the line tells of a limit', async () => {
    const incidents = await incidentsOf({
      'fail2ban.log': lines(f2b('10:00:10', 'Ban')),
      'kern.log': lines(dropped('10:01:00', 5000, '[UFW LIMIT BLOCK]')),
    });
    expect(told(incidents).sort()).toEqual([
      ['fail2ban', '203.0.113.7', 0],
      ['firewall', '203.0.113.7', 1],
    ]);
  });

  it('a prefix that could end a quotation never reaches a command', async () => {
    const [incident] = await kern(dropped('10:00:00', 5000, "drop'; reboot; '"));
    expect(incident?.count).toBe(1);
    expect(commands(incident as Incident)).not.toContain('reboot');
  });
});
