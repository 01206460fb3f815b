import { UserError } from '../../error.ts';
import { errors } from './client.ts';

const LONGEST = 300;

/** What went wrong with a request, in one line without secrets; what the server says in it is hostile. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return cut(String(error));
  if (error instanceof errors.ResponseError) {
    const { type, reason } = causeOf(error.body);
    const status = `status ${error.statusCode}`;
    return cut(reason === undefined ? status : `${status}, ${type}: ${reason}`);
  }
  const { cause } = error;
  const why = cause instanceof Error && cause.message !== error.message ? ` (${cause.message})` : '';
  return cut(`${error.message || error.name}${why}`);
}

/** Type and reason of an error as Elasticsearch tells it; both undefined where it is not of that form. */
export function causeOf(body: unknown): { type: string | undefined; reason: string | undefined } {
  const error = (body as { error?: { type?: unknown; reason?: unknown } } | null | undefined)?.error;
  if (typeof error === 'string') return { type: 'error', reason: error };
  const { type, reason } = error ?? {};
  return {
    type: typeof type === 'string' ? type : undefined,
    reason: typeof reason === 'string' ? reason : undefined,
  };
}

/** The status of an answer; undefined when there was none. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof errors.ResponseError ? error.statusCode : undefined;
}

/** What the user can mend: who we are, what we may do, where the server is. Undefined for all that may pass by itself. */
export function mendable(error: unknown, doing: string): UserError | undefined {
  if (error instanceof errors.ProductNotSupportedError) return notElasticsearch();
  const status = statusOf(error);
  if (status === undefined || status < 300 || status === 408 || status === 429 || status >= 500) return undefined;
  const message = `Elasticsearch refused ${doing}: ${errorText(error)}`;
  if (status === 401) return new UserError('not-authenticated', message, 'Check the API key, password or token.');
  if (status === 403)
    return new UserError('not-allowed', message, 'Give the key the privileges that docs/ship.md lists.');
  if (status === 404 || status === 405 || status < 400) {
    return new UserError('not-found', message, 'Check elasticsearch.url: is it the address of Elasticsearch itself?');
  }
  return new UserError('refused', message);
}

export function notElasticsearch(): UserError {
  return new UserError(
    'not-elasticsearch',
    'the server does not say that it is Elasticsearch (no X-elastic-product header): OpenSearch is not supported here',
    'For OpenSearch write NDJSON (a file or stdout) and let Vector, Fluent Bit or Logstash carry it on. If it is Elasticsearch, a proxy strips the header.',
  );
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
