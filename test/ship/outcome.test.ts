import { describe, expect, it } from 'vitest';
import { backoff, retryAfter } from '../../src/ship/backoff.ts';
import { errors } from '../../src/ship/elasticsearch/client.ts';
import { itemOutcome, requestFailure } from '../../src/ship/elasticsearch/outcome.ts';

const answer = (status: number, type: string) => itemOutcome({ status, error: { type, reason: 'because' } });
const response = (statusCode: number, type?: string, headers: Record<string, string> = {}) =>
  new errors.ResponseError({
    statusCode,
    headers,
    warnings: null,
    body: type === undefined ? '<html>' : { error: { type, reason: 'because' } },
    meta: {} as never,
  });

describe('itemOutcome', () => {
  it.each([
    [200, 'stored'],
    [201, 'stored'],
  ])('%d is %s', (status, is) => expect(itemOutcome({ status })).toEqual({ is }));

  it.each([
    [409, 'version_conflict_engine_exception', 'duplicate'],
    [409, 'something_else', 'later'],
    [429, 'es_rejected_execution_exception', 'later'],
    [429, 'cluster_block_exception', 'later'],
    [403, 'cluster_block_exception', 'later'],
    [400, 'validation_exception', 'later'],
    [500, 'exception', 'later'],
    [503, 'unavailable_shards_exception', 'later'],
    [400, 'document_parsing_exception', 'refused'],
    [413, 'x', 'refused'],
    [401, 'security_exception', 'fatal'],
    [403, 'security_exception', 'fatal'],
    [404, 'index_not_found_exception', 'fatal'],
  ])('%d %s: %s', (status, type, is) => expect(answer(status, type).is).toBe(is));

  it('keeps the reason and what caused it', () => {
    const error = { type: 'document_parsing_exception', reason: 'failed', caused_by: { reason: 'bad date' } };
    expect(itemOutcome({ status: 400, error })).toEqual({
      is: 'refused',
      refusal: { status: 400, type: error.type, reason: 'failed: bad date' },
    });
  });
});

describe('requestFailure', () => {
  it.each([
    [429, 'es_rejected_execution_exception', 'later'],
    [408, undefined, 'later'],
    [500, undefined, 'later'],
    [502, undefined, 'later'],
    [503, 'cluster_block_exception', 'later'],
    [403, 'cluster_block_exception', 'later'],
    [413, undefined, 'split'],
    [400, 'illegal_argument_exception', 'split'],
    [400, 'media_type_header_exception', 'fatal'],
    [401, 'security_exception', 'fatal'],
    [403, 'security_exception', 'fatal'],
    [404, undefined, 'fatal'],
    [405, undefined, 'fatal'],
    [406, undefined, 'fatal'],
    [302, undefined, 'fatal'],
  ])('%d %s: %s', (status, type, is) => expect(requestFailure(response(status, type), 0).is).toBe(is));

  it.each([
    new errors.ConnectionError('socket hang up'),
    new errors.TimeoutError('Request timed out'),
    new errors.NoLivingConnectionsError('none', {} as never),
    new errors.DeserializationError('not JSON', '{"items":['),
    new errors.ProductNotSupportedError('Elasticsearch', {} as never),
    Object.assign(new Error('unexpected end of file'), { code: 'Z_BUF_ERROR' }),
  ])('$name passes', (error) => expect(requestFailure(error, 0)).toMatchObject({ is: 'later', after: 0 }));

  it('waits as long as the server asks for', () => {
    expect(requestFailure(response(429, undefined, { 'retry-after': '7' }), 0)).toMatchObject({ after: 7000 });
  });
});

describe('backoff', () => {
  const limits = { first: 500, longest: 60_000 };
  it.each([
    [1, 500],
    [2, 1000],
    [5, 8000],
    [8, 60_000],
    [1e9, 60_000],
  ])('after %d failures at most %d ms', (failures, most) => {
    expect(backoff(failures, limits, 0, () => 1)).toBe(most);
    expect(backoff(failures, limits, 0, () => 0)).toBe(0);
  });
  it('never comes back before it was asked to, and keeps its own limit', () => {
    expect(backoff(1, limits, 7000, () => 0)).toBe(7000);
    expect(backoff(1, limits, 1e9, () => 0)).toBe(60_000);
  });
});

describe('retryAfter', () => {
  const now = Date.UTC(2026, 10, 21, 1, 0, 0);
  it.each([
    ['3', 3000],
    ['Sat, 21 Nov 2026 01:00:05 GMT', 5000],
    ['Sat, 21 Nov 2026 00:00:05 GMT', 0],
    ['soon', 0],
    ['', 0],
    [undefined, 0],
  ])('%j', (header, milliseconds) => expect(retryAfter(header, now)).toBe(milliseconds));
});
