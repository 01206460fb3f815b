import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../error.ts';
import type { ElasticsearchSettings } from './settings.ts';

/** How we show Elasticsearch who we are; undefined: not at all. */
export type Secrets =
  | { readonly apiKey: string }
  | { readonly bearer: string }
  | { readonly username: string; readonly password: string }
  | undefined;

type Kind = 'api key' | 'password' | 'bearer token';
type Environment = Readonly<Record<string, string | undefined>>;

interface Place {
  readonly setting: string | undefined;
  readonly variable: string;
  readonly credential: string;
}

/**
 * Finds the secret: for each kind in the file that the settings name, else in the environment
 * (`SSHWHY_ELASTICSEARCH_API_KEY`, `…_PASSWORD`, `…_BEARER_TOKEN`; `…_USERNAME` beside the password), else among systemd's
 * credentials (`elasticsearch-api-key`, `elasticsearch-password`, `elasticsearch-bearer-token` in `$CREDENTIALS_DIRECTORY`).
 * No error holds what was read.
 * @throws UserError when a file cannot be read, when there is more than one kind, and for a password without a user
 */
export async function readSecrets({ auth }: Pick<ElasticsearchSettings, 'auth'>, env: Environment): Promise<Secrets> {
  const places: Readonly<Record<Kind, Place>> = {
    'api key': place(auth.api_key_file, 'API_KEY'),
    password: place(auth.password_file, 'PASSWORD'),
    'bearer token': place(auth.bearer_token_file, 'BEARER_TOKEN'),
  };
  const found: [Kind, string][] = [];
  for (const kind of ['api key', 'password', 'bearer token'] as const) {
    const secret = await find(kind, places[kind], env);
    if (secret !== undefined) found.push([kind, secret]);
  }
  const [first, second] = found;
  if (first === undefined) return undefined;
  if (second) {
    const message = `Elasticsearch: both a ${first[0]} and a ${second[0]} were given`;
    throw new UserError('two-secrets', message, 'Keep one of them; an API key is the better one.');
  }
  const [kind, secret] = first;
  if (kind === 'bearer token') return { bearer: secret };
  // What `id:key` means is written as Base64 on the wire; Kibana shows either.
  if (kind === 'api key') return { apiKey: secret.includes(':') ? Buffer.from(secret).toString('base64') : secret };
  const username = auth.username ?? env.SSHWHY_ELASTICSEARCH_USERNAME;
  if (username) return { username, password: secret };
  const help = 'Set elasticsearch.auth.username, or SSHWHY_ELASTICSEARCH_USERNAME.';
  throw new UserError('no-username', 'Elasticsearch: there is a password, but no user name', help);
}

function place(setting: string | undefined, name: string): Place {
  const credential = `elasticsearch-${name.toLowerCase().replaceAll('_', '-')}`;
  return { setting, variable: `SSHWHY_ELASTICSEARCH_${name}`, credential };
}

async function find(kind: Kind, { setting, variable, credential }: Place, env: Environment) {
  const { CREDENTIALS_DIRECTORY: folder } = env;
  if (setting !== undefined) return checked(kind, setting, await readSecretFile(kind, setting));
  if (env[variable]) return checked(kind, variable, env[variable]);
  if (!folder) return undefined;
  const path = join(folder, credential);
  const text = await readSecretFile(kind, path, true);
  return text === undefined ? undefined : checked(kind, path, text);
}

async function readSecretFile(kind: Kind, path: string, mayLack = false): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (mayLack && code === 'ENOENT') return undefined;
    throw new UserError('no-secret', `cannot read the ${kind} for Elasticsearch: ${message}`, `Look at ${path}.`);
  }
}

/** What goes into a header must not end it. */
function checked(kind: Kind, where: string, text: string | undefined): string {
  const secret = text?.trim() ?? '';
  const usable = kind === 'password' ? secret !== '' : /^[\x21-\x7e]+$/.test(secret);
  if (usable && !/[\r\n]/.test(secret)) return secret;
  const why = secret === '' ? 'is empty' : 'has characters that cannot belong to one';
  throw new UserError('bad-secret', `the ${kind} for Elasticsearch in ${where} ${why}`, 'Write it there on one line.');
}
