import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../src/parser/log-event.ts';
import { scratchFolder } from '../source/scratch-folder.ts';
import { analyzeAll } from './run.ts';

/**
 * The wordings of ban tools, firewalls and xinetd, each in the header it comes in, and what a line must give:
 * wording | action | address | port | count | line. `-` stands for none.
 */
const table = `
xinetd.fail | connection-refused | 198.51.100.169 | - | 1 | May 15 17:38:49 web1 xinetd[16256]: FAIL: telnet address from=198.51.100.169
xinetd.fail | connection-refused | 203.0.113.106 | - | 1 | 2026-11-21T01:21:27.364988+00:00 web1 xinetd[10202]: FAIL: ssh2 per_source_limit from=::ffff:203.0.113.106
xinetd.fail | note | 2001:db8::9 | - | 1 | May 15 17:38:49 web1 xinetd[16256]: FAIL: ssh connections per second from=2001:db8::9
xinetd.fail | connection-refused | 203.0.113.106 | - | 1 | 26/11/21@01:21:27: FAIL: ssh libwrap from=::ffff:203.0.113.106
denyhosts.new | ban | 203.0.113.215 | - | 1 | 2026-10-27 14:35:38,804 - denyhosts   : INFO     new denied hosts: ['203.0.113.215']
denyhosts.new | ban | 203.0.113.215 | - | 1 | 2026-10-27 14:35:38,804 - denyhosts   : INFO     new denied hosts: [u'203.0.113.215']
denyhosts.iptables | ban | 203.0.113.215 | - | 1 | 2026-10-27 14:35:38,801 - denyhosts   : INFO     Creating new firewall rule /sbin/iptables -I INPUT -s 203.0.113.215 -j DROP
denyhosts.sync | ban | 198.51.100.7 | - | 1 | denyhosts   : INFO     received new hosts: ['198.51.100.7']
denyhosts.sync | note | - | - | 1 | 2026-10-27 14:35:38,801 - denyhosts   : INFO     new suspicious logins: ['alice - 198.51.100.7']
denyhosts.sync | note | - | - | 3 | 2026-10-27 14:35:38,801 - denyfileutil: INFO     num entries purged: 3
denyhosts.sync | note | - | - | 1 | 2026-10-27 14:35:38,801 - denyfileutil: INFO     purging entries older than: Tue Oct 20 14:35:38 2026
denyhosts.file | ban | 203.0.113.215 | - | 1 | # DenyHosts: Tue Oct 27 14:35:38 2026 | sshd: 203.0.113.215
crowdsec.overflow | ban-candidate | 203.0.113.6 | - | 1 | time="01-11-2026 14:08:58" level=info msg="Ip 203.0.113.6 performed 'crowdsecurity/ssh-bf' (6 events over 986.769µs) at 2026-11-01 14:08:58.575885389 +0100 CET m=+437.524832750"
crowdsec.decision | ban | 203.0.113.176 | - | 1 | time="2026-04-14T10:23:45Z" level=info msg="(4e1c/crowdsec) crowdsecurity/ssh-bf by ip 203.0.113.176 (US/64496) : 4h ban on Ip 203.0.113.176"
crowdsec.decision | ban | 203.0.113.176 | - | 1 | {"level":"info","msg":"(4e1c/crowdsec) crowdsecurity/ssh-bf by ip 203.0.113.176 (US/64496) : 4h ban on Ip 203.0.113.176","time":"2026-04-14T10:23:45Z"}
crowdsec.decision | ban | 2001:db8:: | - | 1 | time="2026-04-14T10:23:45Z" level=info msg="(4e1c/cscli) manual \\"ban\\" by range 2001:db8::/64 : 4h ban on Range 2001:db8::/64" module=db
crowdsec.decision.old | ban-ignored | 203.0.113.6 | - | 1 | time="01-11-2026 14:08:58" level=info msg="Ip 203.0.113.6 decision : 1h (simulation) ban"
crowdsec.decision.old | ban | 203.0.113.6 | - | 1 | time="01-11-2026 14:08:58" level=info msg="Ip 203.0.113.6 decision : 1h ban"
sshguard.attack | ban-candidate | 203.0.113.73 | - | 1 | Apr  1 16:03:40 web1 sshguard[2897]: Attack from "203.0.113.73" on service 110 with danger 10.
sshguard.attack | ban-candidate | 2001:db8::73 | - | 1 | Apr  1 16:03:40 web1 sshg-blocker[2897]: Attack from "2001:db8::73" on service Cyrus IMAP with danger 10.
sshguard.block | ban | 203.0.113.73 | - | 1 | Apr  1 16:03:40 web1 sshguard[2897]: Blocking "203.0.113.73/32" for 120 secs (3 attacks in 1 secs, after 1 abuses over 1 secs.)
sshguard.block | ban | 203.0.113.73 | - | 1 | Apr  1 16:03:40 web1 sshguard[2897]: Blocking 203.0.113.73:4 for >630secs: 40 danger in 4 attacks over 31 seconds (all: 40d in 1 abuses over 31s).
sshguard.unblock | unban | 203.0.113.73 | - | 1 | Apr  1 16:05:41 web1 sshguard[2897]: 203.0.113.73: unblocking after 121 secs
sshguard.unblock | unban | 203.0.113.73 | - | 1 | sshguard[2897]: 203.0.113.73: unblocking after 121 secs
ufw.block | packet-dropped | 203.0.113.26 | 42772 | 1 | Feb 6 16:27:08 web1 kernel: [71910.873115] [UFW BLOCK] IN=eth0 OUT= MAC=00:00:5e:00:53:01:00:00:5e:00:53:02:08:00 SRC=203.0.113.26 DST=198.51.100.180 LEN=40 TOS=0x00 PREC=0x00 TTL=251 ID=62215 PROTO=TCP SPT=42772 DPT=3194 WINDOW=1024 RES=0x00 SYN URGP=0
ufw.limit | packet-dropped | 203.0.113.9 | 50000 | 1 | Feb  6 16:27:08 web1 kernel: [UFW LIMIT BLOCK] IN=eth0 OUT= SRC=203.0.113.9 DST=192.0.2.1 PROTO=TCP SPT=50000 DPT=22 SYN
ufw.limit | packet-dropped | 203.0.113.9 | 50000 | 1 | kernel: [UFW LIMIT BLOCK] IN=eth0 OUT= SRC=203.0.113.9 DST=192.0.2.1 PROTO=TCP SPT=50000 DPT=22 SYN
ufw.other | note | 203.0.113.9 | 50000 | 1 | kernel: [UFW AUDIT] IN=eth0 OUT= SRC=203.0.113.9 DST=192.0.2.1 PROTO=TCP SPT=50000 DPT=22 SYN
ufw.other | note | 203.0.113.9 | 50000 | 1 | [ 12345.678901] [UFW ALLOW] IN=eth0 OUT= MAC=00:00:5e:00:53:01:00:00:5e:00:53:02:08:00 SRC=203.0.113.9 DST=192.0.2.1 LEN=60 TOS=0x00 PREC=0x00 TTL=53 ID=1 DF PROTO=TCP SPT=50000 DPT=22 WINDOW=64240 RES=0x00 SYN URGP=0
firewalld.zone | packet-dropped | 192.0.2.115 | 62290 | 1 | Jul 19 19:21:07 web1 kernel: filter_IN_public_REJECT: IN=enp0s8 OUT= MAC=00:00:5e:00:53:01:00:00:5e:00:53:02:08:00 SRC=192.0.2.115 DST=192.0.2.108 LEN=64 TOS=0x00 PREC=0x00 TTL=64 ID=0 DF PROTO=TCP SPT=62290 DPT=80 WINDOW=65535 RES=0x00 CWR ECE SYN URGP=0
firewalld.final | packet-dropped | 203.0.113.9 | 50000 | 1 | kernel: FINAL_REJECT: IN=eth0 OUT= SRC=203.0.113.9 DST=192.0.2.1 PROTO=TCP SPT=50000 DPT=22 SYN
firewalld.final | packet-dropped | 203.0.113.9 | 50000 | 1 | Jul 19 19:21:07 web1 kernel: STATE_INVALID_DROP: IN=eth0 OUT= SRC=203.0.113.9 DST=192.0.2.1 PROTO=TCP SPT=50000 DPT=22 ACK FIN
iptables.log | note | - | - | 1 | Sep 27 20:56:38 web1 kernel: [  203.842973] IPTABLES-DROP: IN=lo OUT= MAC=00:00:5e:00:53:01:00:00:5e:00:53:02:08:00 SRC=192.0.2.1 DST=192.0.2.53 LEN=76 TOS=0x00 PREC=0x00 TTL=64 ID=25029 DF PROTO=UDP SPT=49007 DPT=53 LEN=56
iptables.log | packet-dropped | 2001:db8:bad::8 | 40232 | 1 | 2026-11-21T01:20:22.843155+00:00 web1 kernel: ssh6 drop IN=lo OUT= MAC=00:00:5e:00:53:01:00:00:5e:00:53:02:86:dd SRC=2001:0db8:0bad:0000:0000:0000:0000:0008 DST=2001:0db8:0000:0000:0000:0000:0000:0010 LEN=80 TC=16 HOPLIMIT=64 FLOWLBL=147648 PROTO=TCP SPT=40232 DPT=22 WINDOW=65476 RES=0x00 SYN URGP=0
iptables.log | note | 203.0.113.9 | 50000 | 1 | Sep 27 20:56:38 web1 kernel: NEW SSH IN=eth0 OUT= MAC=00:00:5e:00:53:01:00:00:5e:00:53:02:08:00 SRC=203.0.113.9 DST=192.0.2.1 LEN=60 TOS=0x00 PREC=0x00 TTL=53 ID=1 DF PROTO=TCP SPT=50000 DPT=22 WINDOW=64240 RES=0x00 SYN URGP=0
pve.fw | packet-dropped | 203.0.113.34 | 51604 | 1 | 101 1 tap101i0-IN 20/Jun/2026:13:12:46 +0200 REJECT: IN=fwbr101i0 OUT=fwbr101i0 PHYSIN=fwln101i0 PHYSOUT=tap101i0 MAC=00:00:5e:00:53:01:00:00:5e:00:53:02:08:00 SRC=203.0.113.34 DST=198.51.100.200 LEN=60 TOS=0x10 PREC=0x00 TTL=63 ID=37700 DF PROTO=TCP SPT=51604 DPT=22 SEQ=3673568222 ACK=0 WINDOW=64240 SYN
pve.fw | packet-dropped | 203.0.113.34 | 51604 | 1 | 0 5 PVEFW-HOST-IN 20/Jun/2026:13:12:46 +0200 policy DROP: IN=vmbr0 OUT= MAC=00:00:5e:00:53:01:00:00:5e:00:53:02:08:00 SRC=203.0.113.34 DST=198.51.100.1 LEN=60 TOS=0x10 PREC=0x00 TTL=63 ID=37700 DF PROTO=TCP SPT=51604 DPT=22 SEQ=3673568222 ACK=0 WINDOW=64240 SYN
`;

const rows = table
  .split('\n')
  .filter((row) => row !== '')
  .map((row) => {
    const [id = '', action, ip, port, count, ...line] = row.split(' | ');
    return { id, action, ip, port, count, line: line.join(' | ') };
  });

async function readLine(line: string): Promise<LogEvent[]> {
  return (await analyzeAll([join(scratchFolder({ 'some.log': `${line}\n` }), 'some.log')])).events;
}

const told = (event: LogEvent) => ({
  action: event.action,
  ip: event.sourceIp ?? '-',
  port: String(event.sourcePort ?? '-'),
  count: String(event.get('sshwhy.count') ?? event.count),
});

describe('every wording', () => {
  it.each(rows)('$id: $line', async ({ id: _, line, ...expected }) => {
    expect((await readLine(line)).map(told)).toEqual([expected]);
  });

  it('is of all 18 entries of the catalogue', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(18);
  });
});

/** What a client may put where it can: none of it is an address or a line of its own. */
describe('forged text', () => {
  it.each([
    [
      'Nov 21 01:02:03 web1 sshd[12]: Invalid user x: Blocking "198.51.100.66/32" forever (1 attacks in 1 secs.) from 203.0.113.7 port 40095',
    ],
    [
      'Nov 21 01:02:03 web1 sshd[12]: Invalid user kernel: [UFW BLOCK] IN=eth0 OUT= SRC=198.51.100.66 DST=192.0.2.1 PROTO=TCP SPT=1 DPT=22 SYN from 203.0.113.7 port 40095',
    ],
    ["Nov 21 01:02:03 web1 sshd[12]: Invalid user new denied hosts: ['198.51.100.66'] from 203.0.113.7 port 40095"],
    [
      'Nov 21 01:02:03 web1 sshd[12]: Invalid user # DenyHosts: Tue Oct 27 14:35:38 2026 | sshd: 198.51.100.66 from 203.0.113.7 port 40095',
    ],
  ])('%s', async (line) => {
    const { events, unread } = await analyzeAll([join(scratchFolder({ 'auth.log': `${line}\n` }), 'auth.log')]);
    expect(events.length + unread.length).toBe(1);
    for (const event of events) {
      expect({ action: event.action, ip: event.sourceIp }).toEqual({ action: 'ssh_login', ip: '203.0.113.7' });
    }
  });

  it('a line among stamped ones that looks like the list of a tool is no evidence', async () => {
    const stamped = 'Nov 21 01:02:03 web1 sshd[12]: Connection closed by 203.0.113.7 port 40095';
    const lines = [
      '# DenyHosts: Tue Oct 27 14:35:38 2026 | sshd: 198.51.100.66',
      'sshd: 198.51.100.66',
      '###sshguard###',
      'ALL : 198.51.100.66 : DENY',
    ];
    for (const line of lines) {
      const { events } = await analyzeAll([join(scratchFolder({ 'auth.log': `${stamped}\n${line}\n` }), 'auth.log')]);
      expect(events.map(({ action }) => action)).toEqual(['connection-closed']);
    }
  });
});
