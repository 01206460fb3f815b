type Environment = Readonly<Record<string, string | undefined>>;
type Group = Record<string, unknown>;

interface Variable {
  readonly path: readonly string[];
  /** With commas between. */
  readonly isList?: boolean;
  /** `true` or `false`. */
  readonly isFlag?: boolean;
}

const inElasticsearch = (...path: string[]): Variable => ({ path: ['output', 'elasticsearch', ...path] });

/** What takes the place of a setting in the file. Secrets and the user name are found by readSecrets(). */
export const variables: Readonly<Record<string, Variable>> = {
  SSHWHY_LOGS: { path: ['inputs', 'logs'], isList: true },
  SSHWHY_JOURNAL: { path: ['inputs', 'journal'], isFlag: true },
  SSHWHY_FROM: { path: ['inputs', 'from'] },
  SSHWHY_TIME_ZONE: { path: ['inputs', 'time_zone'] },
  SSHWHY_EVENTS: { path: ['events'] },
  SSHWHY_STATE: { path: ['state'] },
  SSHWHY_LOG_FORMAT: { path: ['log', 'format'] },
  SSHWHY_METRICS_LISTEN: { path: ['metrics', 'listen'] },
  SSHWHY_METRICS_ALLOW_REMOTE: { path: ['metrics', 'allow_remote'], isFlag: true },
  SSHWHY_ELASTICSEARCH_URL: { ...inElasticsearch('url'), isList: true },
  SSHWHY_ELASTICSEARCH_CLOUD_ID: inElasticsearch('cloud_id'),
  SSHWHY_ELASTICSEARCH_NAMESPACE: inElasticsearch('namespace'),
  SSHWHY_ELASTICSEARCH_PROXY: inElasticsearch('proxy'),
  SSHWHY_ELASTICSEARCH_CA_FILE: inElasticsearch('tls', 'ca_file'),
  SSHWHY_ELASTICSEARCH_CA_FINGERPRINT: inElasticsearch('tls', 'ca_fingerprint'),
  SSHWHY_ELASTICSEARCH_API_KEY_FILE: inElasticsearch('auth', 'api_key_file'),
  SSHWHY_ELASTICSEARCH_PASSWORD_FILE: inElasticsearch('auth', 'password_file'),
  SSHWHY_ELASTICSEARCH_BEARER_TOKEN_FILE: inElasticsearch('auth', 'bearer_token_file'),
};

/** Two ways to say the same: the variable takes away the other one in the file. */
const instead: Readonly<Record<string, string>> = { url: 'cloud_id', cloud_id: 'url' };

/** The content of the file with the variables in place, and by the place of each its name. */
export interface Overridden {
  readonly content: unknown;
  variableAt(path: readonly PropertyKey[]): string | undefined;
}

/** All below them may be commented out. */
const mayBeEmpty = [
  'inputs',
  'dead_letters',
  'log',
  'metrics',
  'setup',
  ...['auth', 'tls', 'batch', 'retry'].map((key) => `output.elasticsearch.${key}`),
];

/** Those about Elasticsearch do nothing where the file chooses another output. */
export function override(content: unknown, env: Environment): Overridden {
  const names = new Map<string, string>();
  if (content !== undefined && !isGroup(content)) return { content, variableAt: () => undefined };
  const root: Group = structuredClone(content ?? {});
  for (const place of mayBeEmpty) dropEmpty(root, place.split('.'));
  const { output } = root;
  const goesElsewhere = isGroup(output) && output.elasticsearch === undefined && Object.keys(output).length > 0;
  for (const [name, { path, isList = false, isFlag = false }] of Object.entries(variables)) {
    const text = env[name];
    if (!text || (goesElsewhere && path[0] === 'output')) continue;
    const last = path.at(-1) as string;
    const group = groupAt(root, path.slice(0, -1));
    if (group === undefined) continue;
    delete group[instead[last] ?? ''];
    group[last] = isList ? text.split(',').map((part) => part.trim()) : isFlag ? flagOf(text) : text;
    names.set(path.join('.'), name);
  }
  return {
    content: root,
    variableAt: (path) => {
      const full = path.map(String).join('.');
      return [...names].find(([place]) => full === place || full.startsWith(`${place}.`))?.[1];
    },
  };
}

function dropEmpty(root: Group, path: readonly string[]): void {
  const group = path.slice(0, -1).reduce<unknown>((at, key) => (isGroup(at) ? at[key] : undefined), root);
  const last = path.at(-1) as string;
  if (isGroup(group) && group[last] === null) delete group[last];
}

/** Made on the way; undefined where something else stands in the file, which is an error of its own. */
function groupAt(root: Group, path: readonly string[]): Group | undefined {
  let group = root;
  for (const key of path) {
    const inner = group[key] ?? {};
    if (!isGroup(inner)) return undefined;
    group[key] = inner;
    group = inner;
  }
  return group;
}

function flagOf(text: string): unknown {
  return text === 'true' || text === 'false' ? text === 'true' : text;
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
