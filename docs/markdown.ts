/** Inline code, whatever stands in it. */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 || /^\s|\s$/.test(text) ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** Words of ours as Markdown: what would be a tag or a link is text, and `code` stays code. */
export function prose(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(/[<>*_[\]\\]/g, (character) => `\\${character}`)))
    .join('');
}

/** Where a heading of GitHub's Markdown can be linked to, as `#…`. */
export function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

/** A link on the same page or, with `page`, to another one. */
export function link(heading: string, page = ''): string {
  return `[${heading.replaceAll('_', '\\_')}](${page}#${anchor(heading)})`;
}

export const generated =
  '<!-- Written by docs/make-reference.ts (npm run reference); a test fails when it is stale. -->';
