import { parseArgs } from 'node:util';

/** The command line of the torture test. */
export interface TortureOptions {
  readonly seed: number;
  readonly lines: number;
  readonly runs: number;
  /** Undefined: a file takes Elasticsearch's place. */
  readonly version: string | undefined;
}

export function readOptions(newest: string): TortureOptions {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      lines: { type: 'string', default: '200000' },
      runs: { type: 'string', default: '1' },
      version: { type: 'string', default: newest },
      'no-elasticsearch': { type: 'boolean', default: false },
    },
  });
  return {
    seed: values.seed === undefined ? Math.floor(Math.random() * 1e9) : whole('seed', values.seed),
    lines: whole('lines', values.lines),
    runs: whole('runs', values.runs),
    version: values['no-elasticsearch'] ? undefined : values.version,
  };
}

function whole(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} must be a whole number, not ${text}`);
  return Number(text);
}
