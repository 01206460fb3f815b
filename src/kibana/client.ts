import { Agent, type BodyInit, fetch, ProxyAgent } from 'undici';
import { UserError } from '../error.ts';
import type { KibanaSettings } from './settings.ts';

/** An answer of Kibana's: its status, and what it says (parsed where it is JSON). */
export interface KibanaAnswer {
  readonly status: number;
  readonly text: string;
  readonly body: unknown;
}

export interface KibanaClient {
  /**
   * One request to a path such as `/api/status`, in the space of the settings.
   * @throws UserError when Kibana cannot be reached, or does not let us in (401, 403)
   */
  request(method: string, path: string, body?: BodyInit): Promise<KibanaAnswer>;
  close(): Promise<void>;
}

/** @throws UserError for a URL that is none */
export function kibanaClient(settings: KibanaSettings): KibanaClient {
  const base = baseOf(settings);
  const { timeout = 60_000 } = settings;
  const dispatcher = dispatcherOf(settings);
  return {
    async request(method, path, body) {
      const headers = {
        'kbn-xsrf': 'sshwhy',
        // Serverless keeps these routes for its own; older servers do not mind.
        'x-elastic-internal-origin': 'Kibana',
        ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
        ...authorization(settings),
      };
      const signal = AbortSignal.timeout(timeout);
      let answer: KibanaAnswer;
      try {
        const init = { method, headers, dispatcher, signal, redirect: 'manual' as const };
        const response = await fetch(base + path, body === undefined ? init : { ...init, body });
        const text = await response.text();
        answer = { status: response.status, text, body: parse(text) };
      } catch (error) {
        throw unreachable(base, error);
      }
      return letIn(answer, `${method} ${path}`, base);
    },
    close: () => dispatcher.close(),
  };
}

function baseOf({ url, space }: KibanaSettings): string {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new UserError(
      'bad-kibana-url',
      `${url} is not the URL of a Kibana`,
      'Give one such as https://kibana.example.com:5601.',
    );
  }
  const { username, password, origin, pathname } = new URL(url);
  if (username || password) {
    const help = 'Set SSHWHY_KIBANA_API_KEY, or SSHWHY_KIBANA_USERNAME and SSHWHY_KIBANA_PASSWORD.';
    throw new UserError('bad-kibana-url', "Kibana's URL must not hold a user name or password", help);
  }
  if (space !== undefined && !/^[a-z0-9_-]+$/.test(space)) {
    throw new UserError(
      'bad-space',
      `${space} is not the id of a space`,
      'It has lower case letters, digits, _ and - only.',
    );
  }
  const isDefault = space === undefined || space === 'default';
  return `${origin}${pathname.replace(/\/+$/, '')}${isDefault ? '' : `/s/${space}`}`;
}

function dispatcherOf({ ca, verify = true, proxy }: KibanaSettings): Agent | ProxyAgent {
  const tls = { rejectUnauthorized: verify, ...(ca === undefined ? {} : { ca }) };
  return proxy === undefined ? new Agent({ connect: tls }) : new ProxyAgent({ uri: proxy, requestTls: tls });
}

function authorization({ auth }: KibanaSettings): Record<string, string> {
  if (auth === undefined) return {};
  if ('apiKey' in auth) return { authorization: `ApiKey ${auth.apiKey}` };
  return { authorization: `Basic ${Buffer.from(`${auth.username}:${auth.password}`).toString('base64')}` };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unreachable(base: string, error: unknown): UserError {
  const { cause, message } = error as Error & { cause?: Error };
  const isLate = (error as Error).name === 'TimeoutError';
  const why = isLate ? 'no answer in time' : (cause?.message ?? message);
  const help = 'Is Kibana running, is the address right, and may this host reach it?';
  return new UserError('kibana-unreachable', `Kibana at ${base} does not answer: ${why}`, help);
}

function letIn(answer: KibanaAnswer, what: string, base: string): KibanaAnswer {
  const { status } = answer;
  if (status === 401) {
    const help = 'Set SSHWHY_KIBANA_API_KEY, or SSHWHY_KIBANA_USERNAME and SSHWHY_KIBANA_PASSWORD.';
    throw new UserError('kibana-unauthorized', `Kibana at ${base} does not know us (401): ${reasonOf(answer)}`, help);
  }
  if (status === 403) {
    const help =
      'The key or user needs the Kibana privilege "Saved Objects Management: All" in that space (and "Stack Rules: All" for alert rules).';
    throw new UserError('kibana-forbidden', `Kibana does not allow ${what} (403): ${reasonOf(answer)}`, help);
  }
  if (status >= 300 && status < 400) {
    const help = 'Give the address behind the redirect; mind the base path and https.';
    throw new UserError('kibana-redirect', `${base} redirects ${what} elsewhere (${status})`, help);
  }
  return answer;
}

/** What Kibana says of an error, shortened. */
export function reasonOf({ status, text, body }: KibanaAnswer): string {
  const { message } = (body ?? {}) as { message?: unknown };
  const words = typeof message === 'string' ? message : text.trim();
  return words === '' ? `status ${status}` : words.slice(0, 500);
}
