import { z } from 'zod';
import { TimeZone } from '../../line/time-zone.ts';
import { elasticsearchSettings } from '../elasticsearch/settings.ts';
import { eventChoices } from '../event-choice.ts';
import { isLoopback, parseListen } from '../operating/listen-address.ts';

const text = z.string().min(1, 'must not be empty');
/** Whole milliseconds. */
const milliseconds = z.int().min(1);

/** What of the journal: never what makes journalctl write in another form, or forget where it was. */
const journalMatch = text.regex(
  /^(?:--(?:unit|user-unit|identifier|facility|priority|directory|file|namespace)=.+|_?[A-Z][A-Z0-9_]*=.+|\+)$/s,
  'must choose entries: --unit=ssh.service, --identifier=sshd, _COMM=sshd or the like',
);

const inputs = z.strictObject({
  logs: z.array(text).min(1, 'must name a log').optional(),
  journal: z.union([z.boolean(), z.array(journalMatch).min(1)]).optional(),
  from: z.enum(['start', 'end', 'rotated']).default('start'),
  time_zone: text.refine(isZone, 'is no time zone: give a name such as Europe/Berlin, or +02:00').optional(),
  ssh_ports: z.array(z.int().min(1).max(65_535)).min(1).optional(),
  /** Folders with own parsers. */
  parsers: z.array(text).default([]),
});

const output = z
  .strictObject({
    elasticsearch: elasticsearchSettings.optional(),
    file: z
      .strictObject({
        path: text,
        bytes: z.int().min(1_000_000).default(100_000_000),
        keep: z.int().min(1).max(1000).default(5),
      })
      .optional(),
    stdout: z.literal(true, 'must be true, or left out').optional(),
  })
  .refine((all) => Object.values(all).filter((one) => one !== undefined).length === 1, {
    error: 'needs one of elasticsearch, file, stdout',
  });

/** How the shipper's own log is written. */
export const logFormats = ['text', 'ecs'] as const;

const metrics = z
  .strictObject({
    /** Where `/metrics`, `/healthz` and `/readyz` are served; nowhere when left out. */
    listen: text
      .refine((at) => parseListen(at) !== undefined, 'must be an address and a port, e.g. 127.0.0.1:9469 or [::1]:9469')
      .optional(),
    /** Others than this machine may ask. */
    allow_remote: z.boolean().default(false),
  })
  .refine(({ listen, allow_remote }) => allow_remote || listen === undefined || isLocal(listen), {
    path: ['listen'],
    error: 'can be reached from other machines: use 127.0.0.1, or say that it is meant with metrics.allow_remote: true',
  });

export const retentionForm = /^(?:\d{1,6}(?:d|h|m|s)|forever)$/;

/** The configuration of `sshwhy ship`. Sizes are bytes, times milliseconds. */
export const shipSettings = z.strictObject({
  inputs: inputs.prefault({}),
  /** May be missing where nothing is to be sent. */
  output: output.optional(),
  events: z.enum(eventChoices).default('causes'),
  /** Folder. */
  state: text.optional(),
  dead_letters: z
    .strictObject({
      /** Default: in the state folder. */
      path: text.optional(),
      bytes: z.int().min(1_000_000).default(100_000_000),
    })
    .prefault({}),
  /** How long a stop may take until what was read is delivered. */
  drain: milliseconds.default(10_000),
  /** How often a sign of life is sent, or false; default: every minute to Elasticsearch and to a file. */
  status: z.union([z.int().min(1000), z.literal(false)]).optional(),
  log: z.strictObject({ format: z.enum(logFormats).default('text') }).prefault({}),
  metrics: metrics.prefault({}),
  setup: z
    .strictObject({
      retention: z
        .string()
        .regex(retentionForm, 'is no length of time: give days or hours, e.g. 90d, or forever')
        .default('90d'),
      logsdb: z.boolean().default(true),
      geoip: z.boolean().default(false),
      priority: z.int().min(0).max(999_999_999).default(520),
    })
    .prefault({}),
});

/** The same, checked, with its defaults. */
export type ShipSettings = z.output<typeof shipSettings>;

function isLocal(listen: string): boolean {
  const address = parseListen(listen);
  return address === undefined || isLoopback(address);
}

function isZone(name: string): boolean {
  try {
    return new TimeZone(name) !== undefined;
  } catch {
    return false;
  }
}
