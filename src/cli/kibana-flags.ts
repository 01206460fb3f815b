import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { UserError } from '../error.ts';
import type { KibanaSettings } from '../kibana/settings.ts';

/** The options that say where Kibana is; no secret is among them. */
export interface KibanaFlags {
  readonly kibana?: string;
  readonly space?: string;
  readonly kibanaApiKeyFile?: string;
  readonly kibanaUsername?: string;
  readonly kibanaPasswordFile?: string;
  readonly caFile?: string;
  readonly proxy?: string;
  readonly rules?: boolean;
  readonly editable?: boolean;
}

export function addKibanaFlags(command: Command): Command {
  return command
    .option('--kibana <url>', 'install data views and dashboards there; else SSHWHY_KIBANA_URL')
    .option('--space <id>', 'the space of Kibana; default: the default space')
    .option('--kibana-api-key-file <file>', 'file that holds the API key; else SSHWHY_KIBANA_API_KEY')
    .option('--kibana-username <name>', 'user, with a password; else SSHWHY_KIBANA_USERNAME')
    .option('--kibana-password-file <file>', 'file that holds the password; else SSHWHY_KIBANA_PASSWORD')
    .option('--rules', 'also six alert rules, disabled and without actions')
    .option('--editable', 'dashboards that can be edited in place; the next setup overwrites what was edited');
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where Kibana is; undefined when it was not said.
 * @throws UserError for a file that cannot be read, and a password without a user
 */
export async function kibanaFromFlags(flags: KibanaFlags, env: Environment): Promise<KibanaSettings | undefined> {
  const url = flags.kibana ?? env.SSHWHY_KIBANA_URL;
  if (!url) {
    const only = flags.space !== undefined || flags.rules || flags.editable || flags.kibanaApiKeyFile !== undefined;
    if (!only) return undefined;
    throw new UserError(
      'no-kibana',
      'it is not said where Kibana is',
      'Give --kibana https://kibana.example.com:5601.',
    );
  }
  const auth = await authOf(flags, env);
  const { space, caFile, proxy } = flags;
  return {
    url,
    ...(space === undefined ? {} : { space }),
    ...(auth === undefined ? {} : { auth }),
    ...(caFile === undefined ? {} : { ca: await readText('certificate', caFile) }),
    ...(proxy === undefined ? {} : { proxy }),
  };
}

async function authOf(flags: KibanaFlags, env: Environment): Promise<KibanaSettings['auth']> {
  const apiKey = await secret('API key', flags.kibanaApiKeyFile, env.SSHWHY_KIBANA_API_KEY);
  if (apiKey !== undefined) return { apiKey: apiKey.includes(':') ? Buffer.from(apiKey).toString('base64') : apiKey };
  const password = await secret('password', flags.kibanaPasswordFile, env.SSHWHY_KIBANA_PASSWORD);
  if (password === undefined) return undefined;
  const username = flags.kibanaUsername ?? env.SSHWHY_KIBANA_USERNAME;
  if (username) return { username, password };
  const help = 'Give --kibana-username, or set SSHWHY_KIBANA_USERNAME.';
  throw new UserError('no-username', 'Kibana: there is a password, but no user name', help);
}

async function secret(what: string, file: string | undefined, variable: string | undefined) {
  const text = file === undefined ? variable : await readText(what, file);
  if (text === undefined) return undefined;
  const trimmed = text.trim();
  if (/^[\x20-\x7e]+$/.test(trimmed)) return trimmed;
  throw new UserError('bad-secret', `the ${what} for Kibana is empty, or has characters that cannot belong to one`);
}

async function readText(what: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UserError('no-secret', `cannot read the ${what} for Kibana: ${(error as Error).message}`);
  }
}
