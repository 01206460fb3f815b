import type { z } from 'zod';
import { nearestWord } from '../../did-you-mean.ts';

type Issue = z.core.$ZodIssue;
type Schema = z.core.$ZodType;

/** What is wrong at which key, and what to do about it. */
export interface Wrong {
  readonly path: readonly PropertyKey[];
  /** To stand behind the key and a colon; never holds the value of a key that is not known. */
  readonly what: string;
  readonly help?: string;
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of settings',
};

const SECRETS = ['api_key', 'password', 'bearer_token', 'token', 'secret'];
const SECRETS_HELP =
  'Secrets stand in a file of their own (auth.api_key_file), in SSHWHY_ELASTICSEARCH_API_KEY, or among the credentials of systemd.';

/**
 * One issue of zod in the words of somebody who wrote a file.
 * @param content  what was checked
 */
export function tellIssue(issue: Issue, schema: Schema, content: unknown): Wrong {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') return unknownKey(path, String(issue.keys[0]), schema);
  const value = path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    content,
  );
  if (value === undefined && path.length > 0) return { path, what: 'is missing' };
  if (value === null) return { path, what: 'is empty', help: 'Give it a value, or take the line out.' };
  if (issue.code === 'invalid_union') return tellUnion(issue, schema, content);
  return { path, what: wordsOf(issue, value) };
}

function unknownKey(path: readonly PropertyKey[], key: string, schema: Schema): Wrong {
  const known = keysAt(schema, path);
  const near = nearestWord(key, known);
  const meant = near === undefined ? '' : `, did you mean ${near}?`;
  const help = SECRETS.includes(key) ? SECRETS_HELP : `Known here: ${known.join(', ')}.`;
  return { path: [...path, key], what: `is not a setting${meant}`, help };
}

function wordsOf(issue: Issue, value: unknown): string {
  if (issue.code === 'invalid_type') {
    const quotes = issue.expected === 'string' && typeof value !== 'object' ? ': put it in quotes' : '';
    return `must be ${kinds[issue.expected] ?? issue.expected}${quotes}`;
  }
  if (issue.code === 'invalid_value' && issue.values.length > 1) {
    const words = issue.values.map(String);
    const near = nearestWord(String(value), words);
    return `must be one of ${words.join(', ')}${near === undefined ? '' : `, did you mean ${near}?`}`;
  }
  if (issue.code === 'too_small' && typeof value === 'number') return `must be ${issue.minimum} or more`;
  if (issue.code === 'too_big' && typeof value === 'number') return `must be ${issue.maximum} or less`;
  return issue.message.replace(/^Invalid input: /, 'is wrong: ');
}

/** Of the ways in which it may be given, the one that comes nearest: where the kind is right. */
function tellUnion(issue: z.core.$ZodIssueInvalidUnion, schema: Schema, content: unknown): Wrong {
  const isKind = (one: Issue | undefined) => one?.code === 'invalid_type' && one.path.length === 0;
  const nearest = issue.errors.find(([first]) => first !== undefined && !isKind(first))?.[0];
  if (nearest !== undefined && nearest.code !== 'invalid_value') {
    return tellIssue({ ...nearest, path: [...issue.path, ...nearest.path] }, schema, content);
  }
  const ways = issue.errors.flatMap(([first]) => {
    if (first?.code === 'invalid_type') return kinds[first.expected] ?? first.expected;
    return first?.code === 'invalid_value' ? first.values.map(String) : [];
  });
  return { path: issue.path, what: `must be ${ways.join(' or ')}` };
}

/** The keys that a group of settings may have. */
function keysAt(schema: Schema, path: readonly PropertyKey[]): string[] {
  let at: Schema | undefined = schema;
  for (const key of path) at = at && objectOf(at)?.shape[String(key)];
  return Object.keys((at && objectOf(at)?.shape) ?? {});
}

function objectOf(schema: Schema): { readonly shape: Readonly<Record<string, Schema>> } | undefined {
  const { def } = schema._zod as unknown as {
    def: { type: string; innerType?: Schema; shape?: Record<string, Schema> };
  };
  if (def.type === 'object' && def.shape !== undefined) return { shape: def.shape };
  return def.innerType === undefined ? undefined : objectOf(def.innerType);
}
