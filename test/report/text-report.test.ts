import { describe, expect, it } from 'vitest';
import type { Incident } from '../../src/correlate/incident.ts';
import { type TextOptions, textReport } from '../../src/report/text-report.ts';
import { TopIncidents } from '../../src/report/top-incidents.ts';
import { Totals } from '../../src/report/totals.ts';
import type { Summary } from '../../src/summary.ts';
import { makeIncident, makeSummary, maxStartups } from './make-incident.ts';

const render = (incidents: readonly Incident[], summary: Partial<Summary> = {}, options: Partial<TextOptions> = {}) => {
  const top = new TopIncidents();
  const totals = new Totals();
  for (const incident of incidents) {
    top.add(incident);
    totals.add(incident);
  }
  return textReport(top.select(), totals, makeSummary(summary), {
    color: false,
    width: 120,
    timeZone: 'UTC',
    ...options,
  });
};

describe('textReport', () => {
  it('answers first, then tells all', () => {
    expect(`\n${render([maxStartups()])}`).toMatchInlineSnapshot(`
      "
       CUT   alice from 10.20.0.5 was locked out 7 times in 0.3 s: sshd was past MaxStartups   01:13:29  proof  over, LOCK-OUT

        max-startups · bastion1 · 01:13:29 – 01:13:45 · 32 connections cut, told by 36 lines · proof · over
        Locked out     alice from 10.20.0.5, 7 times; got in at 01:13:38
        Cut            26 addresses; users log in from 1 of them: 203.0.113.20 9×, 10.20.0.5 7× (alice) … and 24 more
        Who held the   203.0.113.0/24  100 %  11 connections from 3 addresses; each open 6 to 8 s, none tried to log in
        slots
        Over time      ▂▁█▂  per second, 9 at most
        Chain          01:13:29  throttling begins
                       01:13:45  throttling ends
        The limit      drops began at #4; the default is 10:30:100
        Evidence       auth.log:68  01:13:38 sshd[9]: drop connection #5 from [10.20.0.5]:40074 on [198.51.100.10]:22 past
                                    MaxStartups
                       … 35 more lines
        What to do     1  Keep the network out:
                            nft add rule inet filter input ip saddr 203.0.113.0/24 tcp dport 22 counter drop comment "sshwhy"
                       2  Then, if still tight, raise MaxStartups.

       103 lines read, 103 understood · 1 incident · 32 connections cut · 1 user locked out
       2026-11-21, 01:13:00 – 01:14:00, UTC · 1 file · host bastion1
      "
    `);
  });

  it('sorts lock-outs first', () => {
    const page = render([makeIncident({ severity: 99 }), maxStartups()], {}, { width: 200 });
    const [first, second] = page.split('\n');
    expect(first).toMatch(/^ CUT {3}alice from 10\.20\.0\.5 .* 01:13:29 {2}proof {2}over, LOCK-OUT$/);
    expect(second).toMatch(/^ CUT {3}203\.0\.113\.6 is refused .* 01:37:42 {2}proof {2}over$/);
  });

  it.each([40, 80, 200])('keeps within %i columns, but for commands', (width) => {
    const page = render([maxStartups(), makeIncident()], { unread: 3, unreadShapes: [] }, { width });
    const long = page.split('\n').filter((line) => line.length > width);
    expect(long.every((line) => /^ +(nft|echo) /.test(line))).toBe(true);
    expect(page).toContain('   nft add rule inet filter input ip saddr 203.0.113.0/24 tcp dport 22 counter drop');
  });

  it('folds thousands of a kind into one block', () => {
    const many = Array.from({ length: 5000 }, (_, i) =>
      makeIncident({ id: `t${i}`, subject: `10.0.${i >> 8}.${i & 255}`, severity: 30 }),
    );
    const page = render(many);
    expect(page.split('\n').length).toBeLessThan(70);
    expect(page).toContain('tcp-wrappers on bastion1: 4,997 more incidents, 4,997 addresses, 9,994 connections cut');
    expect(page).toContain('… and 4,996 more of this kind (see --format ndjson)');
    expect(page).toContain('103 lines read, 103 understood · 5,000 incidents · 10,000 connections cut');
  });

  it('never passes on what a log line tries', () => {
    const evil = '\x1b[2J\u202e\r\nCUT forged\u2028';
    const hostile = makeIncident({
      message: evil,
      host: evil,
      subject: evil,
      users: [evil],
      sources: [{ ip: evil, count: 1, users: [evil] }],
      lockouts: [{ source: evil, users: [evil], count: 1, letIn: Number.NaN }],
      blame: [{ source: evil, addresses: 1, connections: 1, share: 0.5, detail: evil }],
      chain: [{ time: Number.NaN, text: evil }],
      facts: [{ label: evil, text: evil }],
      evidence: [{ file: evil, line: 1, offset: 0, time: Number.NaN, text: evil + 'x'.repeat(65_536) }],
      remedy: [{ text: evil, command: `true ${evil}` }],
    });
    const shape = { program: evil, shape: evil, count: 1, file: evil, line: 1 };
    const page = render([hostile], {
      unread: 1,
      unreadShapes: [shape],
      hosts: [evil],
      problems: [{ path: evil, message: evil, help: evil }],
    });
    expect(page.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(page).not.toMatch(/^CUT forged/m);
    expect(page.length).toBeLessThan(6000);
  });

  it('carries its meaning without colours', () => {
    const escapes = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
    const colored = render([maxStartups()], {}, { color: true });
    expect(colored).not.toBe(render([maxStartups()]));
    expect(colored.replace(escapes, '')).toBe(render([maxStartups()]));
  });

  it('counts what was not understood', () => {
    const shapes = [
      { program: 'sshd', shape: 'error: connect_to <ip> port <n>: failed.', count: 300, file: 'auth.log', line: 9 },
    ];
    const page = render([makeIncident()], {
      unread: 312,
      unreadShapes: shapes,
      ignored: 5,
      cutLines: 1,
      problems: [{ path: 'b.log', message: 'b.log: no permission', help: 'use sudo' }],
    });
    expect(page).toContain(
      ' 312 lines of watched programs not read (write them out with --unread FILE) most frequent:\n' +
        '   300 × sshd: error: connect_to <ip> port <n>: failed.\n     first at auth.log:9\n' +
        ' 5 lines of other programs ignored\n 1 line longer than 64 KiB cut there\n could not be read: b.log: no permission\n',
    );
  });
});

describe('textReport without incidents', () => {
  it('says so, and what may be missing', () => {
    const page = render([]);
    expect(page).toContain('Nothing in these logs says that a connection was cut: 103 lines read, no incident found.');
    expect(page).toContain('LogLevel VERBOSE');
    expect(page).toContain('2026-11-21, 01:13:00 – 01:14:00, UTC · 1 file · host bastion1');
    expect(page).not.toContain('CUT');
  });

  it.each([
    [{ lines: 0, events: 0, from: Number.NaN, to: Number.NaN, hosts: [] }, 'Nothing was read'],
    [{ events: 0 }, 'None of the 103 lines comes from sshd'],
  ])('tells of %j', (summary, words) => {
    expect(render([], summary)).toContain(words);
  });

  it('names the filters', () => {
    expect(render([], {}, { filters: '--cause fail2ban' })).toContain('No incident matches --cause fail2ban.');
  });
});
