import { describe, expect, it } from 'vitest';
import { html, trusted } from '../../src/report/html/html.ts';
import { htmlReport } from '../../src/report/html/html-report.ts';
import { Statistics } from '../../src/report/statistics.ts';
import { TopIncidents } from '../../src/report/top-incidents.ts';
import { Totals } from '../../src/report/totals.ts';
import { makeIncident, makeSummary, maxStartups } from './make-incident.ts';

const options = { timeZone: 'UTC', filters: '', command: 'sshwhy analyze --format ndjson', made: 0 };
async function reportOf(incidents: readonly ReturnType<typeof makeIncident>[], summary = makeSummary()) {
  const [top, totals, statistics] = [new TopIncidents(), new Totals(), new Statistics('UTC')];
  for (const incident of incidents) {
    top.add(incident);
    totals.add(incident);
  }
  statistics.addIncidents(incidents);
  return await htmlReport({ selection: top.select(), totals, summary, statistics }, options);
}

describe('html', () => {
  it('writes what is put in as text', () => {
    const evil = `<script>alert("1")</script>' onload='x' & \x1b[2J\u202e`;
    expect(html`<p title="${evil}">${evil}</p>`.toString()).toBe(
      '<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39; onload=&#39;x&#39; &amp; \\x1b[2J\\u202e">' +
        '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39; onload=&#39;x&#39; &amp; \\x1b[2J\\u202e</p>',
    );
  });

  it('keeps markup, joins lists, leaves out what is not there', () => {
    expect(html`${[html`<b>${'<'}</b>`, trusted('<i>'), 7]}${undefined}${false}`.toString()).toBe('<b>&lt;</b><i>7');
  });
});

describe('htmlReport', () => {
  it('puts lock-outs first, with all there is to know', async () => {
    const page = await reportOf([makeIncident(), maxStartups()]);
    const order = [...page.matchAll(/<article [^>]*data-cause="([\w-]+)"/g)].map(([, cause]) => cause);
    expect(order).toEqual(['max-startups', 'tcp-wrappers']);
    for (const words of [
      'Own users were shut out',
      'alice from 10.20.0.5, 7 times; got in at 01:13:38',
      '203.0.113.0/24</code> <strong>100 %</strong>, 11 connections from 3 addresses; each open 6 to 8 s',
      'throttling begins',
      'auth.log:68',
      'drops began at #4',
      'nft add rule inet filter input',
      '103 lines',
    ]) {
      expect(page).toContain(words);
    }
  });

  it('may load nothing and send nothing', async () => {
    const page = await reportOf([maxStartups()]);
    const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-\S+'; script-src 'sha256-\S+'; base-uri 'none'; form-action 'none'$/,
    );
    const urls = [...page.matchAll(/(?:src|href|url|action)\s*[=(]\s*["']?([^"')>\s]+)/g)].map(
      ([, url]) => url as string,
    );
    expect(urls.filter((url) => !url.startsWith('#'))).toEqual([]);
    expect(page).not.toMatch(/<[^>]+ style=|<[^>]+ on\w+=|@import|@font-face/);
    expect(page.match(/<script/g)).toHaveLength(1);
  });

  it('takes the undo out of the sentence', async () => {
    const remedy = [{ text: 'Keep it out (undo: nft delete rule (see above))', command: 'nft add' }];
    const page = await reportOf([makeIncident({ remedy })]);
    expect(page).toContain('<strong>Undo:</strong> nft delete rule (see above)');
    expect(page).toContain('<p>Keep it out:</p>');
  });

  it('stays small: beyond the room for cards incidents are counted, and offered as NDJSON', async () => {
    const text = '界'.repeat(60_000);
    const evidence = Array.from({ length: 200 }, (_, line) => ({ file: 'a', line, offset: 0, time: 0, text }));
    const many = Array.from({ length: 60 }, (_, i) =>
      makeIncident({
        id: `i${i}`,
        cause: i % 2 ? 'fail2ban' : 'tcp-wrappers',
        host: `h${i}`,
        evidence,
        lockouts: maxStartups().lockouts,
      }),
    );
    const page = await reportOf(many);
    expect(Buffer.byteLength(page)).toBeLessThan(3e6);
    const cards = page.match(/<article /g)?.length ?? 0;
    expect(cards).toBeGreaterThan(2);
    expect(page).toContain(`${60 - cards} more of the same kinds`);
    expect(page).toContain('sshwhy analyze --format ndjson');
  });

  it('says what was read when there is nothing to tell', async () => {
    const page = await reportOf(
      [],
      makeSummary({ problems: [{ path: 'b', message: 'b: <no> permission', help: 'Run it with sudo.' }] }),
    );
    expect(page).toContain('Nothing in these logs says that a connection was cut.');
    expect(page).toContain('b: &lt;no&gt; permission');
  });
});
