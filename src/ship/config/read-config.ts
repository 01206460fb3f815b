import { readFile } from 'node:fs/promises';
import { UserError } from '../../error.ts';
import { keyOf } from '../../user-parsers/place.ts';
import { override } from './environment.ts';
import { type ShipSettings, shipSettings } from './settings.ts';
import { tellIssue } from './tell-issue.ts';
import { YamlText } from './yaml-text.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export const usualConfig = '/etc/sshwhy/sshwhy.yml';

export interface ShipConfig {
  readonly settings: ShipSettings;
  /** Where they stand; undefined when the usual file is not there, and the environment says all. */
  readonly file: string | undefined;
}

/**
 * Reads the configuration: the file that is named (else `SSHWHY_CONFIG`, else the usual one, which may be missing), with
 * what the environment puts in its place.
 * @throws UserError `no-config`, `bad-config` that names file, line and key, and never a value that may be a secret
 */
export async function readConfig(named: string | undefined, env: Environment): Promise<ShipConfig> {
  const asked = named ?? (env.SSHWHY_CONFIG || undefined);
  const path = asked ?? usualConfig;
  const text = await read(path, asked !== undefined);
  return { settings: parseConfig(text ?? '', path, env), file: text === undefined ? undefined : path };
}

/** The same of a text. */
export function parseConfig(text: string, file: string, env: Environment): ShipSettings {
  const yaml = new YamlText(text);
  if (yaml.fault !== undefined) {
    const message = `${file}:${yaml.fault.line}: not YAML: ${yaml.fault.what}`;
    throw new UserError(
      'bad-config',
      message,
      'Look at the colons, the quotes and how far lines are indented, there and above.',
    );
  }
  const { content, variableAt } = override(yaml.content, env);
  const result = shipSettings.safeParse(content);
  if (result.success) return result.data;
  const [first] = result.error.issues;
  if (first === undefined) throw result.error;
  const { path, what, help } = tellIssue(first, shipSettings, content);
  const place = variableAt(path) ?? `${file}:${yaml.lineOf(path)}`;
  const key = path.length === 0 ? '' : `${keyOf(path)}: `;
  throw new UserError('bad-config', `${place}: ${key}${what}`, help ?? 'examples/sshwhy.yml shows every setting.');
}

async function read(path: string, isAsked: boolean): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && !isAsked) return undefined;
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: 'no such file',
      EACCES: 'no permission',
      EISDIR: 'it is a folder',
    };
    const reason = reasons[code ?? ''] ?? message;
    throw new UserError('no-config', `${path} cannot be read: ${reason}`, 'Name another one with --config.');
  }
}
