import { UserError } from '../error.ts';
import type { ParserSpec } from '../parser/define.ts';
import { compilePattern } from '../parser/pattern.ts';
import { keyOf, Places } from './place.ts';
import { limits, parserFile, wrongTokens } from './schema.ts';

/** An own parser, with the places in its file for what may be wrong with it. */
export interface UserParser {
  readonly spec: ParserSpec;
  readonly file: string;
  /** The error for what stands at a path of the file. */
  fault(path: readonly PropertyKey[], what: string, help: string): UserError;
}

const SCHEMA_HELP =
  'See the shape with: sshwhy parsers show sshd.accepted. Try the file with: sshwhy parsers test FILE.';

/**
 * Reads one file's text; nothing in it is ever run.
 *
 * @throws UserError `bad-parser` that names file, line and key
 */
export function readParser(file: string, text: string): UserParser {
  if (text.length > limits.fileBytes) {
    throw new UserError('bad-parser', `${file}: larger than ${limits.fileBytes} bytes`, 'One file holds one parser.');
  }
  const { places, content } = parseJson(file, text);
  const fault = (path: readonly PropertyKey[], what: string, help: string) =>
    new UserError(
      'bad-parser',
      `${file}:${places.lineOf(path)}: ${path.length > 0 ? `${keyOf(path)} ` : ''}${what}`,
      help,
    );
  const checked = parserFile.safeParse(content);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    const path = issue?.path ?? [];
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    if (unknown !== undefined) throw fault([...path, unknown], 'is not a key of a parser', SCHEMA_HELP);
    const inner = issue?.code === 'invalid_key' ? issue.issues[0]?.message : issue?.message;
    const lacks = path.length > 0 && at(content, path) === undefined;
    throw fault(
      path,
      lacks ? 'is missing' : (inner ?? 'is wrong').replace(/^Invalid input: /, 'is wrong: '),
      SCHEMA_HELP,
    );
  }
  const { $schema: _, ...spec } = checked.data;
  spec.patterns.forEach((pattern, i) => {
    const wrong = wrongTokens(pattern) ?? compileError(pattern);
    if (wrong !== undefined)
      throw fault(['patterns', i], wrong, 'Tokens: CONTRIBUTING.md, or copy from a parser that ships.');
  });
  return { spec: spec as unknown as ParserSpec, file, fault };
}

function parseJson(file: string, text: string): { places: Places; content: unknown } {
  const fault = (line: number, what: string) =>
    new UserError(
      'bad-parser',
      `${file}:${line}: not JSON: ${what}`,
      'Mend the JSON there: a comma, a quote, a bracket.',
    );
  try {
    const places = new Places(text);
    if (places.fault !== undefined) throw fault(places.fault.line, places.fault.what);
    return { places, content: JSON.parse(text) };
  } catch (error) {
    if (error instanceof RangeError) throw fault(1, 'nested too deep');
    throw error instanceof SyntaxError ? fault(1, error.message) : error;
  }
}

function at(content: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], content);
}

function compileError(pattern: string): string | undefined {
  try {
    compilePattern(pattern);
    return undefined;
  } catch (error) {
    return `cannot be used: ${(error as Error).message}`;
  }
}
