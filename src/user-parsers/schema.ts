import { z } from 'zod';
import { actions } from '../event.ts';
import type { ParserSpec } from '../parser/define.ts';
import { isToken } from '../parser/token.ts';

/** No line can take longer for own parsers than these make it; they are far above what honest ones need. */
export const limits = {
  fileBytes: 262_144,
  files: 200,
  /** Of all own parsers together. */
  patterns: 200,
  patternLength: 1000,
  tokens: 16,
  textLength: 4000,
  lineLength: 8192,
} as const;

/** Where a parser may write: ECS field sets that tell of the client and of what happened, and our own. */
const fieldSets = 'client|destination|error|file|group|network|process|rule|server|service|source|sshwhy|url|user';
const FIELD = new RegExp(`^(?:(?:${fieldSets})(?:\\.[a-z][a-z0-9_]{0,39}){1,5}|event\\.reason|observer\\.product)$`);
/** Ours to say, about every line; and names that mean something to JavaScript. */
const RESERVED = /^sshwhy\.(?:parser|incident)(?:\.|$)|\.(?:constructor|prototype)(?:\.|$)/;

const line = z
  .string()
  .min(1)
  .max(limits.lineLength)
  .regex(/^[^\r]*[^\r\n]$/, 'must end in a line');
const text = z.string().min(1).max(limits.textLength);
const fieldName = z
  .string()
  .regex(
    FIELD,
    `must be a field such as source.ip, user.name or sshwhy.count (known: ${fieldSets.replaceAll('|', ', ')})`,
  )
  .refine((name) => !RESERVED.test(name), 'is a name that sshwhy itself writes');
const fieldValue = z.union([z.string().max(limits.lineLength), z.number(), z.boolean()]);
const fields = z.record(fieldName, fieldValue);

/** A file with one own parser: the shape of those that ship. */
export const parserFile = z.strictObject({
  $schema: z.string().optional().describe('Where the editor finds this schema.'),
  id: z
    .string()
    .max(80)
    .regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/, 'must be like program.what-it-says, in small letters')
    .describe('program.what-it-says; different from the id of every other parser.'),
  title: text.describe('What happened, in a few words.'),
  program: z
    .array(
      z
        .string()
        .min(1)
        .max(48)
        .regex(/^(?:\*|[\w./()@:+-]+)$/, 'must be the name of a program as the log has it'),
    )
    .min(1)
    .max(16)
    .describe('Programs of the header; sshd stands for sshd-session and sshd-auth as well.'),
  action: z.enum(actions).describe('event.action; note for lines that cut nobody.'),
  actionBy: z
    .strictObject({
      field: fieldName.describe('The captured field whose text decides.'),
      words: z
        .array(
          z.tuple([
            z
              .string()
              .min(1)
              .max(100)
              .regex(/^[^A-Z]*$/, 'must be in small letters'),
            z.enum(actions),
          ]),
        )
        .min(1)
        .max(50),
      otherwise: z.enum(actions),
    })
    .optional()
    .describe(
      'The action of lines whose wording an administrator chose: that of the first word that stands in the field.',
    ),
  outcome: z.enum(['success', 'failure']).optional().describe('event.outcome; left out when the line tells neither.'),
  patterns: z
    .array(z.string().min(1).max(limits.patternLength))
    .min(1)
    .max(64)
    .describe(
      'Whole messages with tokens such as {source.ip:ip}, {source.port:port}, {user.name:user}, {sshwhy.count:int}.',
    ),
  fields: fields.optional().describe('Fields that every line of this kind has besides.'),
  list: fieldName.optional().describe('A captured field that holds several addresses the line is about.'),
  meaning: text.describe('Why the program writes it, and what that proves.'),
  remedy: z.array(text).max(20).optional().describe('Commands or settings, cause first.'),
  source: text.describe('Where the wording is known from.'),
  samples: z
    .record(line, z.record(fieldName, fieldValue))
    .refine((all) => Object.keys(all).length > 0, 'must have at least one line')
    .describe('Whole log lines, each with exactly the fields that its pattern gives; one for every pattern at least.'),
  rejects: z.array(line).max(100).optional().describe('Lines that look alike and must be left alone.'),
});

/** Every key of a parser is a key of a file; one that is missing here does not compile. */
type Missing = Exclude<keyof ParserSpec, keyof z.infer<typeof parserFile>>;
export const isComplete: Missing extends never ? true : Missing = true;

/** The field names in a pattern that cannot be used, in words; undefined when all is well. */
export function wrongTokens(pattern: string): string | undefined {
  const slots = [...pattern.matchAll(/\{([^{}]*)\}/g)].map(([, slot]) => (slot as string).split(':'));
  if (slots.length > limits.tokens) return `has more than ${limits.tokens} tokens`;
  const names = slots.map(([name = '']) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) return `has ${twice} twice`;
  for (const [name = '', token = ''] of slots) {
    if (!isToken(token))
      return `has {${name}:${token}}, and ${token === '' ? 'names no token' : `${token} is no token`}`;
    const { error } = fieldName.safeParse(name);
    if (error) return `has the field ${name}, which ${error.issues[0]?.message}`;
  }
  return undefined;
}

/** The JSON Schema of such a file, for editors. */
export function parserJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(parserFile);
  return { $schema, title: 'A parser for sshwhy', ...rest };
}
