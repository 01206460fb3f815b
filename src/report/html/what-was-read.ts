import type { Summary } from '../../summary.ts';
import { counted, grouped } from '../number.ts';
import { type Html, html } from './html.ts';
import { cutLong } from './words.ts';

const MOST_FILES = 50;
const MOST_PROBLEMS = 50;

/** What the report rests on, and what of it was not understood. */
export function whatWasRead(summary: Summary): Html {
  const { files, bytes, lines, events, ignored, unread, cutLines, problems, unreadShapes } = summary;
  const moreFiles = files.length - MOST_FILES;
  const moreProblems = problems.length - MOST_PROBLEMS;
  return html`<section id="read" aria-labelledby="read-h"><h2 id="read-h">What was read, and what was not</h2>
<ul><li>${counted(lines, 'line')}, ${grouped(bytes)} bytes</li>
<li>${grouped(events)} understood</li>
<li>${counted(unread, 'line')} of watched programs not understood${unread > 0 && html`; write them out with <code>--unread FILE</code>`}</li>
<li>${counted(ignored, 'line')} of other programs, or without a header, passed over</li>
${cutLines > 0 && html`<li>${counted(cutLines, 'line')} longer than 64 KiB, cut there</li>`}</ul>
${problems.length > 0 && html`<h3>Could not be read</h3><ul class="problems">${problems.slice(0, MOST_PROBLEMS).map(({ message, help }) => html`<li>${cutLong(message, 1000)}${help !== undefined && html`<br><span class="faint">${help}</span>`}</li>`)}${moreProblems > 0 && html`<li>… and ${grouped(moreProblems)} more</li>`}</ul>`}
${
  unreadShapes.length > 0 &&
  html`<h3>Not understood, the most frequent kinds</h3><div class="scroll" tabindex="0" role="region" aria-label="Lines not understood"><table><thead><tr><th scope="col">lines</th><th scope="col">program</th><th scope="col">like</th><th scope="col">first at</th></tr></thead><tbody>${unreadShapes.map(
    ({ count, program, shape, file, line }) =>
      html`<tr><td class="number">${grouped(count)}</td><td>${program}</td><td><code>${shape}</code></td><td><code>${file}:${line}</code></td></tr>`,
  )}</tbody></table></div>`
}
<details><summary>${counted(files.length, 'file')}</summary><ul>${files.slice(0, MOST_FILES).map((file) => html`<li><code>${file}</code></li>`)}${moreFiles > 0 && html`<li>… and ${grouped(moreFiles)} more</li>`}</ul></details></section>`;
}
