import type { Blame, ChainStep, EvidenceLine, Fact, Incident, Lockout } from '../../correlate/incident.ts';
import { list, times, userName } from '../../correlate/words.ts';
import type { Clock } from '../clock.ts';
import { connections } from '../headline.ts';
import { counted, grouped, percent } from '../number.ts';
import { sparkline } from '../sparkline.ts';
import { type Html, html } from './html.ts';
import { remedyList } from './remedy-list.ts';
import { anchorOf, badge, badgeOf, cutLong } from './words.ts';

const MOST_SOURCES = 20;
const MOST_LOCKOUTS = 20;
const MOST_STEPS = 40;
const LONGEST_LINE = 700;
const LONGEST_WORDS = 1500;
/** Fewer make no picture. */
const FEWEST_CHARTED = 5;

/** All that is known of one incident. What can be searched and sorted stands in attributes for the page's script. */
export function incidentCard(incident: Incident, clock: Clock, open: boolean): Html {
  const { cause, subject, host, start, end, count, lines, strength, state, severity, lockouts } = incident;
  const anchor = anchorOf(incident);
  const facts = [cause, subject, host, clock.window(start, end)].filter((word) => word !== '');
  return html`<article class="card${lockouts.length > 0 && ' lockout'}" id="${anchor}" aria-labelledby="${anchor}-h" data-cause="${cause}" data-strength="${strength}" data-lockout="${lockouts.length > 0 ? 'yes' : 'no'}" data-count="${count}" data-start="${Number.isNaN(start) ? 0 : Math.floor(start / 1000)}" data-severity="${severity}">
<header>${badge(badgeOf(incident))}<h3 id="${anchor}-h">${cutLong(incident.message, LONGEST_WORDS)}</h3></header>
<p class="meta">${facts.map((word, i) => html`<span>${i === 0 ? html`<a href="#cause-${cause}">${word}</a>` : word}</span>`)}<span>${connections(cause, count)}, told by ${counted(lines, 'line')}</span><span>evidence: ${strength}</span><span>${state === 'open' ? 'open when the log ended' : 'over'}</span></p>
<details${open && html` open`}><summary>Who, why, evidence, what to do<span class="sr"> about ${cutLong(incident.message, 200)}</span></summary>
<dl>${[
    row('Locked out', lockoutList(lockouts, clock)),
    row('Cut', victims(incident)),
    row(cause.endsWith('max-startups') ? 'Who held the slots' : 'Who is to blame', blameList(incident.blame)),
    row('Over time', overTime(incident)),
    row('Chain', chainList(incident.chain, clock)),
    ...incident.facts.map(({ label, text }: Fact) => row(label, html`${cutLong(text, LONGEST_WORDS)}`)),
    row('Evidence', evidenceTable(incident, clock)),
    row('What to do', remedyList(incident.remedy)),
  ]}</dl></details>
</article>`;
}

function row(label: string, content: Html | undefined): Html | undefined {
  return content && html`<div><dt>${label}</dt><dd>${content}</dd></div>`;
}

function lockoutList(lockouts: readonly Lockout[], clock: Clock): Html | undefined {
  if (lockouts.length === 0) return undefined;
  const more = lockouts.length - MOST_LOCKOUTS;
  return html`<ul>${lockouts.slice(0, MOST_LOCKOUTS).map(({ source, users, count, letIn }) => {
    const who = users.length > 0 ? `${list(users.map(userName))} from ${source}` : source;
    return html`<li>${cutLong(who, LONGEST_WORDS)}, ${times(count)}${!Number.isNaN(letIn) && `; got in at ${clock.moment(letIn)}`}</li>`;
  })}${more > 0 && html`<li>… and ${grouped(more)} more</li>`}</ul>`;
}

function victims({ sources, sourceCount, subject }: Incident): Html | undefined {
  if (sourceCount === 0 || (subject !== '' && sourceCount === 1)) return undefined;
  const most = sources.slice(0, MOST_SOURCES);
  const shown = [
    ...most,
    ...sources.filter((one) => one.users.length > 0 && !most.includes(one)).slice(0, MOST_SOURCES),
  ];
  const more = sourceCount - shown.length;
  return html`${counted(sourceCount, 'address', 'addresses')}: <ul class="inline">${shown.map(
    ({ ip, count, users }) =>
      html`<li><code>${ip}</code> ${grouped(count)}×${users.length > 0 && ` (${cutLong(list(users.map(userName)), 200)})`}</li>`,
  )}${more > 0 && html`<li>… and ${grouped(more)} more</li>`}</ul>`;
}

function blameList(blame: readonly Blame[]): Html | undefined {
  if (blame.length === 0) return undefined;
  return html`<ul>${blame.map(({ source, share, connections: count, addresses, detail }) => {
    const from = addresses > 1 ? ` from ${counted(addresses, 'address', 'addresses')}` : '';
    const words = detail === '' ? '' : `; ${detail}`;
    return html`<li><code>${source}</code> <strong>${percent(share)}</strong>, ${counted(count, 'connection')}${from}${words}</li>`;
  })}</ul>`;
}

function overTime({ timeline, count }: Incident): Html | undefined {
  const line = count < FEWEST_CHARTED ? undefined : sparkline(timeline);
  return line && html`<span class="spark" aria-hidden="true">${line.bars}</span> connections cut ${line.unit}`;
}

function chainList(chain: readonly ChainStep[], clock: Clock): Html | undefined {
  if (chain.length === 0) return undefined;
  const more = chain.length - MOST_STEPS;
  return html`<ol class="chain">${chain
    .slice(0, MOST_STEPS)
    .map(
      ({ time, text }) =>
        html`<li>${!Number.isNaN(time) && html`<time>${clock.moment(time)}</time> `}${cutLong(text, LONGEST_WORDS)}</li>`,
    )}${more > 0 && html`<li>… and ${grouped(more)} more</li>`}</ol>`;
}

function evidenceTable({ evidence, lines }: Incident, clock: Clock): Html | undefined {
  if (evidence.length === 0) return undefined;
  const more = lines - evidence.length;
  return html`<ol class="evidence">${evidence.map((line) => evidenceLine(line, clock))}</ol>${more > 0 && html`<p class="faint">… and ${counted(more, 'more line')}</p>`}`;
}

function evidenceLine({ file, line, time, text }: EvidenceLine, clock: Clock): Html {
  return html`<li><span class="place"><code>${file}:${line}</code>${!Number.isNaN(time) && html` <time>${clock.moment(time)}</time>`}</span><code class="line" dir="ltr">${cutLong(text, LONGEST_LINE)}</code></li>`;
}
