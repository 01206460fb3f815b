import { z } from 'zod';

const url = z
  .url({ protocol: /^https?$/, error: 'is not a URL such as https://es.example.com:9200' })
  .refine((text) => !/^https?:\/\/[^/]*@/.test(text), 'must not hold a user name or password: see `auth`');

/** Whole milliseconds. */
const milliseconds = z.int().min(1);

/**
 * The `elasticsearch:` part of the configuration. Secrets do not stand here, see readSecrets(). Sizes are bytes, times
 * milliseconds.
 */
export const elasticsearchSettings = z
  .strictObject({
    /** One or more nodes of one cluster; or `cloud_id`. */
    url: z.union([url, z.array(url).min(1)]).optional(),
    cloud_id: z.string().min(1).optional(),
    auth: z
      .strictObject({
        username: z.string().min(1).optional(),
        password_file: z.string().min(1).optional(),
        api_key_file: z.string().min(1).optional(),
        bearer_token_file: z.string().min(1).optional(),
      })
      .prefault({}),
    tls: z
      .strictObject({
        /** PEM file of the authority that signed the server's certificate. */
        ca_file: z.string().min(1).optional(),
        /** SHA-256 fingerprint of the authority's certificate, as Elasticsearch prints it when it first starts. */
        ca_fingerprint: z
          .string()
          .regex(/^[0-9a-f]{2}(?::?[0-9a-f]{2}){31}$/i, 'is not a SHA-256 fingerprint (64 hexadecimal digits)')
          .optional(),
        /** False takes any certificate: for tests only. */
        verify: z.boolean().default(true),
      })
      .prefault({}),
    /** Of an HTTP proxy on the way. */
    proxy: url.optional(),
    /** Default: unless Elasticsearch is on this machine. */
    compression: z.boolean().optional(),
    request_timeout: milliseconds.default(60_000),
    /** Last part of the data stream's name. */
    namespace: z
      .string()
      .regex(/^[^A-Z\\/*?"<>| ,#:-]{1,100}$/, 'must be lower case, without white space, - and \\/*?"<>|,#:')
      .default('default'),
    batch: z
      .strictObject({
        documents: z.int().min(1).max(100_000).default(1000),
        bytes: z.int().min(1024).max(90_000_000).default(4_000_000),
        /** A document waits no longer than this for others. */
        age: milliseconds.default(200),
        /** Requests that wait for an answer at the same time. */
        in_flight: z.int().min(1).max(16).default(2),
      })
      .prefault({}),
    /** How much may wait in memory; then the reading of the logs waits. */
    queue_bytes: z.int().min(1_000_000).default(5_000_000),
    retry: z
      .strictObject({
        /** The first pause after a failure, at most; it doubles, up to `longest`. */
        first: milliseconds.default(500),
        longest: milliseconds.default(60_000),
      })
      .prefault({}),
  })
  .refine((all) => (all.url === undefined) !== (all.cloud_id === undefined), 'needs one of url and cloud_id')
  .refine(
    ({ url: all, tls }) =>
      tls.ca_fingerprint === undefined || [all ?? 'http:'].flat().every((one) => /^https:/.test(one)),
    'tls.ca_fingerprint goes with https only',
  )
  .refine(
    ({ proxy, tls }) => tls.ca_fingerprint === undefined || (proxy === undefined && tls.ca_file === undefined),
    'tls.ca_fingerprint goes neither with a proxy nor with tls.ca_file',
  );

/** The same, checked, with its defaults. */
export type ElasticsearchSettings = z.output<typeof elasticsearchSettings>;
