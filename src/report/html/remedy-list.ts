import type { RemedyStep } from '../../correlate/incident.ts';
import { type Html, html } from './html.ts';

const UNDO = /\s*\(undo: ([^()]*(?:\([^()]*\)[^()]*)*)\)/;

/** Numbered steps; the page's script puts a button to copy beside what can be pasted. */
export function remedyList(remedy: readonly RemedyStep[]): Html | undefined {
  if (remedy.length === 0) return undefined;
  return html`<ol class="remedy">${remedy.map(step)}</ol>`;
}

function step({ text, file, settings, command }: RemedyStep): Html {
  const undo = UNDO.exec(text)?.[1];
  const words = undo === undefined ? text : text.replace(UNDO, '');
  return html`<li><p>${words}${file !== undefined && html`, in <code>${file}</code>`}${(settings ?? command) !== undefined && ':'}</p>
${settings && pasted(settings.join('\n'))}${settings && command !== undefined && html`<p>then</p>`}${command !== undefined && pasted(command)}${undo !== undefined && html`<p class="undo"><strong>Undo:</strong> ${undo}</p>`}</li>`;
}

/** Line by line, so that what is not printable shows as what it is and the line ends stay. */
function pasted(text: string): Html {
  return html`<div class="paste"><pre tabindex="0"><code>${text.split('\n').map(
    (line, i) =>
      html`${
        i > 0 &&
        html`
`
      }${line}`,
  )}</code></pre></div>`;
}
