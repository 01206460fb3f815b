import { builtInParsers } from '../parsers/index.ts';
import { builtInRules } from '../src/correlate/rules/index.ts';
import { type Action, actions } from '../src/event.ts';
import type { FieldValue, ParserSpec } from '../src/parser/define.ts';
import { eventCategories } from '../src/sink/event-categories.ts';
import { actionsOf } from './actions-of.ts';
import { code, generated, link, prose } from './markdown.ts';

const MOST_NAMED = 6;

/** docs/events.md: every action with its parsers, and every field. */
export function eventsPage(): string {
  return `${generated}

# Events

A line that is understood is an event: \`event.action\` says what happened, fields of the Elastic Common Schema say to whom. What ECS does not know stands
under \`sshwhy.\`. \`sshwhy analyze --format ndjson --events\` writes them; \`sshwhy trace "LINE"\` shows what becomes of one line.

- [Actions](#actions)
- [Fields](#fields)

## Actions

${actions.map(section).join('\n\n')}

## Fields

Those that patterns capture or parsers add. Every event has besides: \`@timestamp\`, \`ecs.version\`, \`event.*\`, \`message\`, \`log.*\`, \`host.*\`, \`process.*\`, \`service.name\`,
\`related.*\`, \`sshwhy.parser\` and \`sshwhy.count\`.

| field | type | given by |
| --- | --- | --- |
${fieldRows().join('\n')}
`;
}

function section(action: Action): string {
  const { category, type } = eventCategories[action];
  const parsers = builtInParsers.filter((spec) => actionsOf(spec).includes(action));
  const fedTo = builtInRules.filter(({ on }) =>
    parsers.some(({ id }) => (on[id as `${string}.${string}`] ?? on[action]) !== undefined),
  );
  const rules = [...new Set(fedTo.map(({ cause }) => cause))];
  return [
    `### ${action.replaceAll('_', '\\_')}`,
    `${code('event.category')} ${category.join(', ')}; ${code('event.type')} ${type.join(', ')}.${rules.length === 0 ? '' : ` Causes: ${rules.map((cause) => link(cause, 'causes.md')).join(', ')}.`}`,
    parsers.length === 0 ? 'No parser gives it yet.' : parsers.map(entry).join('\n'),
  ].join('\n\n');
}

function entry({ id, title, outcome, program, patterns, meaning }: ParserSpec): string {
  const result = outcome === undefined ? '' : `, outcome ${outcome}`;
  return [
    `- ${code(id)}: ${prose(title)}${result} (${program.map(code).join(', ')})`,
    `  ${prose(meaning)}`,
    ...patterns.map((pattern) => `  - ${code(pattern)}`),
  ].join('\n');
}

interface Field {
  readonly types: Set<string>;
  readonly parsers: Set<string>;
}

function fieldRows(): string[] {
  const fields = new Map<string, Field>();
  const note = (name: string, type: string, id: string) => {
    const field = fields.get(name) ?? { types: new Set(), parsers: new Set() };
    field.types.add(type);
    field.parsers.add(id);
    fields.set(name, field);
  };
  for (const { id, patterns, fields: added, samples } of builtInParsers) {
    for (const pattern of patterns) {
      for (const [, name = '', token = ''] of pattern.matchAll(/\{([^{}:]+):(\w+)\}/g)) note(name, token, id);
    }
    for (const [name, value] of Object.entries(added ?? {})) note(name, typeOf(value), id);
    for (const given of Object.values(samples)) {
      for (const name of Object.keys(given)) if (!fields.has(name)) note(name, typeOf(given[name] as FieldValue), id);
    }
  }
  return [...fields]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { types, parsers }]) => {
      const shown = [...parsers].slice(0, MOST_NAMED).map(code).join(', ');
      const more = parsers.size - MOST_NAMED;
      return `| <a id="field-${name}"></a>${code(name)} | ${[...types].sort().join(', ')} | ${shown}${more > 0 ? ` and ${more} more` : ''} |`;
    });
}

function typeOf(value: FieldValue): string {
  return `constant ${typeof value}`;
}
