import { expect, test } from 'vitest';
import { UserError } from '../../src/error.ts';
import { parseConfig } from '../../src/ship/config/read-config.ts';

const parse = (text: string, env: Record<string, string> = {}) => parseConfig(text, 'sshwhy.yml', env);

function refusal(text: string, env: Record<string, string> = {}): { message: string; help: string | undefined } {
  try {
    parse(text, env);
  } catch (error) {
    if (error instanceof UserError) return { message: error.message, help: error.help };
    throw error;
  }
  throw new Error('it was taken');
}

const es = 'output:\n  elasticsearch:\n    url: https://es.example.com:9200\n';

test.each<[string, string]>([
  ['outptu:\n  stdout: true', '1: outptu: is not a setting, did you mean output?'],
  ['\ninputs:\n  log: [a]', '3: inputs.log: is not a setting, did you mean logs?'],
  [
    `${es}    batch:\n      documets: 5`,
    '5: output.elasticsearch.batch.documets: is not a setting, did you mean documents?',
  ],
  [`${es}    tls:\n      ca_flie: x`, '5: output.elasticsearch.tls.ca_flie: is not a setting, did you mean ca_file?'],
  ['zebra: 1', '1: zebra: is not a setting'],
  ['events: cause', '1: events: must be one of all, causes, none, did you mean causes?'],
  ['events: 7', '1: events: must be one of all, causes, none'],
  ['inputs:\n  from: begin', '2: inputs.from: must be one of start, end, rotated'],
  ['inputs:\n  logs: /var/log/auth.log', '2: inputs.logs: must be a list'],
  ['inputs:\n  logs:\n    - a\n    - 7', '4: inputs.logs[1]: must be text: put it in quotes'],
  ['inputs:\n  logs: []', '2: inputs.logs: must name a log'],
  ['inputs:\n  journal: maybe', '2: inputs.journal: must be true or false or a list'],
  ['inputs:\n  journal:\n    - --output=cat', '3: inputs.journal[0]: must choose entries: '],
  ['inputs:\n  time_zone: Europe/Berlni', '2: inputs.time_zone: is no time zone: '],
  ['inputs:\n  ssh_ports: [22, 99999]', '2: inputs.ssh_ports[1]: must be 65535 or less'],
  ['events:', '1: events: is empty'],
  ['output:', '1: output: is empty'],
  ['inputs: [a]', '1: inputs: must be a group of settings'],
  ['- a', '1: must be a group of settings'],
  ['output: {}', '1: output: needs one of elasticsearch, file, stdout'],
  [`${es}  stdout: true`, '1: output: needs one of elasticsearch, file, stdout'],
  ['output:\n  elasticsearch: {}', '2: output.elasticsearch: needs one of url and cloud_id'],
  ['output:\n  elasticsearch:\n    url: es:9200', '3: output.elasticsearch.url: is not a URL such as '],
  ['output:\n  elasticsearch:\n    url: [https://a, b]', '3: output.elasticsearch.url[1]: is not a URL such as '],
  ['output:\n  file: {}', '2: output.file.path: is missing'],
  ['output:\n  file:\n    path: x\n    bytes: 10', '4: output.file.bytes: must be 1000000 or more'],
  ['drain: 10s', '1: drain: must be a number'],
  ['drain: 0.5', '1: drain: must be a whole number'],
  ['status: true', '1: status: must be a number or false'],
  ['setup:\n  retention: long', '2: setup.retention: is no length of time: '],
  ['log:\n  format: json', '2: log.format: must be one of text, ecs'],
  ['metrics:\n  listen: 9469', '2: metrics.listen: must be text'],
  ['metrics:\n  listen: :9469', '2: metrics.listen: must be an address and a port, e.g. 127.0.0.1:9469'],
  ['metrics:\n  listen: 0.0.0.0:9469', '2: metrics.listen: can be reached from other machines'],
  ['metrics:\n  listen: "[::]:9469"', '2: metrics.listen: can be reached from other machines'],
  ['metrics:\n  alow_remote: true', '2: metrics.alow_remote: is not a setting, did you mean allow_remote?'],
  ['a: 1\na: 2', '2: not YAML: duplicate key'],
  ['a: "b', '1: not YAML: missing char'],
  ['a: 1\n\tb: 2', '2: not YAML: '],
  ['a: *b', '1: not YAML: bad alias'],
])('%j is refused', (text, message) => {
  const given = refusal(text);
  expect(given.message.slice(0, `sshwhy.yml:${message}`.length)).toBe(`sshwhy.yml:${message}`);
  expect(given.help).toBeTruthy();
});

test.each<[string, Record<string, string>]>([
  ['output:\n  elasticsearch:\n    url: https://elastic:S3CRET@es', {}],
  [`${es}    api_key: S3CRET`, {}],
  [`${es}    auth:\n      password: S3CRET`, {}],
  [`${es}    auth:\n      password: *S3CRET`, {}],
  [`${es}    auth:\n      password: "S3CRET`, {}],
  [`${es}    auth: S3CRET`, {}],
  ['', { SSHWHY_ELASTICSEARCH_URL: 'https://elastic:S3CRET@es' }],
])('%j is refused without a word of the secret', (text, env) => {
  const { message, help } = refusal(text, env);
  expect(`${message} ${help}`).not.toContain('S3CRET');
});

test('groups whose settings are all commented out are as good as none', () => {
  expect(parse(`inputs:\nlog:\nmetrics:\nsetup:\n${es}    auth:\n    tls:\n`)).toEqual(parse(es));
});

test('an empty file has its defaults', () => {
  expect(parse('')).toMatchObject({
    inputs: { from: 'start', parsers: [] },
    events: 'causes',
    drain: 10_000,
    dead_letters: { bytes: 100_000_000 },
    log: { format: 'text' },
    metrics: { allow_remote: false },
    setup: { retention: '90d', logsdb: true, geoip: false, priority: 520 },
  });
});

test('the environment goes before the file', () => {
  const { inputs, output, events } = parse(`${es}events: none\ninputs:\n  logs: [a]\n`, {
    SSHWHY_LOGS: 'b, c*',
    SSHWHY_JOURNAL: 'true',
    SSHWHY_EVENTS: 'all',
    SSHWHY_ELASTICSEARCH_CLOUD_ID: 'x:y',
    SSHWHY_ELASTICSEARCH_API_KEY_FILE: '/run/key',
  });
  expect({ inputs, events }).toMatchObject({ inputs: { logs: ['b', 'c*'], journal: true }, events: 'all' });
  expect(output?.elasticsearch).toMatchObject({ cloud_id: 'x:y', auth: { api_key_file: '/run/key' } });
  expect(output?.elasticsearch?.url).toBeUndefined();
});

test('what is wrong in the environment is named by its variable', () => {
  expect(refusal('', { SSHWHY_EVENTS: 'some' }).message).toBe(
    'SSHWHY_EVENTS: events: must be one of all, causes, none',
  );
  expect(refusal('', { SSHWHY_ELASTICSEARCH_URL: 'es' }).message).toContain('SSHWHY_ELASTICSEARCH_URL: output.elastic');
});

test('where Elasticsearch is says nothing where the output is a file', () => {
  const { output } = parse('output:\n  file:\n    path: out', { SSHWHY_ELASTICSEARCH_URL: 'https://es' });
  expect(output).toEqual({ file: { path: 'out', bytes: 100_000_000, keep: 5 } });
});

test('metrics are for other machines only where that is said', () => {
  const metrics = { listen: '0.0.0.0:9469', allow_remote: true };
  expect(parse('metrics: {listen: "0.0.0.0:9469", allow_remote: true}').metrics).toEqual(metrics);
  const env = { SSHWHY_METRICS_LISTEN: '0.0.0.0:9469', SSHWHY_METRICS_ALLOW_REMOTE: 'true', SSHWHY_LOG_FORMAT: 'ecs' };
  expect(parse('', env)).toMatchObject({ metrics, log: { format: 'ecs' } });
  const { message } = refusal('', { SSHWHY_METRICS_LISTEN: '192.0.2.1:9469' });
  expect(message).toMatch(/^SSHWHY_METRICS_LISTEN: metrics\.listen: can be reached from other machines/);
});
