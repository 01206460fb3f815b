import type { Command } from 'commander';
import { UserError } from '../error.ts';
import type { ElasticsearchSettings } from '../ship/elasticsearch/settings.ts';

/** The options that say where Elasticsearch is and who we are; no secret is among them. */
export interface ElasticsearchFlags {
  readonly elasticsearch?: readonly string[];
  readonly cloudId?: string;
  readonly username?: string;
  readonly passwordFile?: string;
  readonly apiKeyFile?: string;
  readonly bearerTokenFile?: string;
  readonly caFile?: string;
  readonly caFingerprint?: string;
  readonly proxy?: string;
}

export function addElasticsearchFlags(command: Command): Command {
  const collect = (word: string, before: readonly string[] = []) => [...before, word];
  return command
    .option('--elasticsearch <url>', 'where it is (repeatable); else SSHWHY_ELASTICSEARCH_URL', collect)
    .option('--cloud-id <id>', 'instead: the Cloud ID of an Elastic Cloud deployment')
    .option('--api-key-file <file>', 'file that holds the API key; else SSHWHY_ELASTICSEARCH_API_KEY')
    .option('--username <name>', 'user, with a password; else SSHWHY_ELASTICSEARCH_USERNAME')
    .option('--password-file <file>', 'file that holds the password; else SSHWHY_ELASTICSEARCH_PASSWORD')
    .option('--bearer-token-file <file>', 'file that holds a token; else SSHWHY_ELASTICSEARCH_BEARER_TOKEN')
    .option('--ca-file <file>', "certificate (PEM) of the authority that signed the server's")
    .option('--ca-fingerprint <hex>', 'instead: its SHA-256 fingerprint')
    .option('--proxy <url>', 'HTTP proxy on the way');
}

/**
 * @param config  what a configuration says; options go before it
 * @throws UserError that names the option
 */
export async function elasticsearchFromFlags(
  flags: ElasticsearchFlags,
  env: Readonly<Record<string, string | undefined>>,
  config?: ElasticsearchSettings,
): Promise<ElasticsearchSettings> {
  if (config !== undefined && flags.elasticsearch === undefined && flags.cloudId === undefined) {
    return overridden(config, flags);
  }
  const url =
    flags.elasticsearch ?? (flags.cloudId === undefined ? env.SSHWHY_ELASTICSEARCH_URL?.split(',') : undefined);
  if (url === undefined && flags.cloudId === undefined) {
    const help = 'Give --elasticsearch https://es.example.com:9200, or set SSHWHY_ELASTICSEARCH_URL.';
    throw new UserError('no-elasticsearch', 'it is not said where Elasticsearch is', help);
  }
  const given = {
    url,
    cloud_id: flags.cloudId,
    proxy: flags.proxy,
    auth: {
      username: flags.username,
      password_file: flags.passwordFile,
      api_key_file: flags.apiKeyFile,
      bearer_token_file: flags.bearerTokenFile,
    },
    tls: { ca_file: flags.caFile, ca_fingerprint: flags.caFingerprint },
  };
  const { elasticsearchSettings } = await import('../ship/elasticsearch/settings.ts');
  const result = elasticsearchSettings.safeParse(given);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const option = optionOf(issue?.path.map(String) ?? []);
  throw new UserError('bad-elasticsearch', `${option} ${issue?.message ?? 'is wrong'}`, 'See sshwhy setup --help.');
}

/** The key that may install is rarely the one that publishes. */
function overridden(config: ElasticsearchSettings, flags: ElasticsearchFlags): ElasticsearchSettings {
  const { username, passwordFile, apiKeyFile, bearerTokenFile, caFile, caFingerprint, proxy } = flags;
  const isOther = [passwordFile, apiKeyFile, bearerTokenFile].some((file) => file !== undefined);
  const auth = { username, password_file: passwordFile, api_key_file: apiKeyFile, bearer_token_file: bearerTokenFile };
  const isSigned = caFile !== undefined || caFingerprint !== undefined;
  return {
    ...config,
    ...(proxy === undefined ? {} : { proxy }),
    auth: isOther ? auth : { ...config.auth, ...(username === undefined ? {} : { username }) },
    tls: isSigned ? { ...config.tls, ca_file: caFile, ca_fingerprint: caFingerprint } : config.tls,
  };
}

function optionOf(path: readonly string[]): string {
  if (path[0] === 'url') return '--elasticsearch';
  const name = path.findLast((part) => !/^\d+$/.test(part));
  return name === undefined ? 'what was given for Elasticsearch' : `--${name.replaceAll('_', '-')}`;
}
