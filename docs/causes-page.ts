import { builtInParsers } from '../parsers/index.ts';
import type { Rule } from '../src/correlate/rule.ts';
import { builtInRules } from '../src/correlate/rules/index.ts';
import { type Cause, causes } from '../src/event.ts';
import type { ParserSpec } from '../src/parser/define.ts';
import { causeTexts } from '../src/report/cause-text.ts';
import { actionsOf } from './actions-of.ts';
import { code, generated, link, prose } from './markdown.ts';

/** docs/causes.md: every cause, what tells of it, and what to do. */
export function causesPage(): string {
  return `${generated}

# Causes

Why a connection was cut: the values of \`--cause\`, and of \`event.reason\` of an incident. The client mostly sees the same whatever the cause,
so the server's log decides. Versions stand with the lines, where a wording is not that of all of them.

${causes.map((cause) => `- ${link(cause)}: ${prose(causeTexts[cause].title)}`).join('\n')}

${causes.map(section).join('\n\n')}
`;
}

function section(cause: Cause): string {
  const { title, what, client, remedy } = causeTexts[cause];
  const rules = builtInRules.filter((rule) => rule.cause === cause);
  const parsers = builtInParsers.filter((spec) => rules.some((rule) => feeds(spec, rule)));
  const about = [...new Set(rules.map((rule) => (rule.about === 'host' ? 'a whole host' : 'one address')))];
  const told =
    rules.length === 0
      ? 'No rule tells it yet.'
      : `An incident is about ${about.join(' or ')}; ${rules.some((rule) => rule.locksOut !== 'never') ? 'it can be a lock-out' : 'it locks nobody out'}.`;
  const commands = [...new Set(parsers.flatMap((spec) => spec.remedy ?? []))];
  const facts = [`- **The client sees:** ${prose(client)}`, `- **What to do:** ${prose(remedy)}`, `- ${told}`].join(
    '\n',
  );
  const paragraphs = [`## ${cause}`, `**${prose(title)}.** ${prose(what)}`, facts];
  if (parsers.length > 0) paragraphs.push('What the log says:', parsers.map(wording).join('\n'));
  if (commands.length > 0)
    paragraphs.push('Settings and commands:', commands.map((one) => `- ${prose(one)}`).join('\n'));
  return paragraphs.join('\n\n');
}

/** A rule's handler for the parser's id goes before the one for its action. */
function feeds(spec: ParserSpec, { on }: Rule): boolean {
  return [spec.id as `${string}.${string}`, ...actionsOf(spec)].some((name) => on[name] !== undefined);
}

function wording(spec: ParserSpec): string {
  const { id, title, source, samples } = spec;
  const actions = actionsOf(spec)
    .map((action) => link(action, 'events.md'))
    .join(', ');
  const [line = ''] = Object.keys(samples);
  return `- ${code(id)}: ${prose(title)} (${actions}); ${prose(source)}\n  ${code(line)}`;
}
