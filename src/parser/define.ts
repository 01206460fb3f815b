import type { Action } from '../event.ts';

/** What each token of a pattern captures. */
export interface TokenValues {
  /** 1–10 digits. */
  int: number;
  /** Digits with an optional fraction. */
  float: number;
  /** A TCP port, 0–65535. */
  port: number;
  /** An IPv4 or IPv6 address, normalised (no zone, `::ffff:` removed, IPv6 in its short form). */
  ip: string;
  /** One word that is an address or a host name (`UseDNS yes`); a `source.address` that is an address also becomes `source.ip`. */
  address: string;
  /** 1–255 characters without white space. */
  word: string;
  /** Text the program itself chose, up to the first occurrence of what follows in the pattern. */
  phrase: string;
  /** A user name as sshd logs it: anything but a colon (sshd cuts the name at the first one), may be empty, written by the client. */
  user: string;
  /** Anything, may be empty; written by the client or by something it controls. */
  text: string;
  /** `HH:MM:SS`, or `1d02h03m`-like spans, as seconds. */
  duration: number;
}

export type Token = keyof TokenValues;

type Slots<P extends string> = P extends `${string}{${infer Name}:${infer T}}${infer Rest}`
  ? [Name, T extends Token ? TokenValues[T] : never] | Slots<Rest>
  : never;

/** The fields a pattern captures, read from the pattern's own text. */
export type FieldsOf<P extends string> = { [S in Slots<P> as S[0]]: S[1] };

export type FieldValue = string | number | boolean;

/** What a sample line must give: exactly these fields. */
export type SampleFields<P extends string> = P extends string
  ? FieldsOf<P> & Readonly<Record<string, FieldValue>>
  : never;

export interface ActionBy {
  readonly field: string;
  /** In lower case. */
  readonly words: readonly (readonly [word: string, action: Action])[];
  readonly otherwise: Action;
}

/**
 * One thing a program says in its log: what it looks like, what it means, what to do, where that is known from, and the
 * proof. Plain data: it survives `JSON.stringify`.
 */
export interface ParserSpec<P extends string = string> {
  /** `<folder>.<file>`, e.g. `sshd.max-startups-drop`. */
  readonly id: string;
  readonly title: string;
  /** Program names of the header; `sshd` stands for `sshd`, `sshd-session` and `sshd-auth`. `*` means any. */
  readonly program: readonly string[];
  readonly action: Action;
  /**
   * The action of lines whose wording an administrator chose: that of the first of the words that stands in the field
   * (case does not matter), else `otherwise`.
   */
  readonly actionBy?: ActionBy;
  /** `event.outcome`; left out when the line tells neither. */
  readonly outcome?: 'success' | 'failure';
  /** Whole messages, anchored at both ends, without the header, `error: ` or `fatal: ` in front and ` [preauth]` behind. */
  readonly patterns: readonly P[];
  /** Fields every line of this kind has besides the captured ones, e.g. `{ 'event.reason': 'tcp_wrappers' }`. */
  readonly fields?: Readonly<Record<string, FieldValue>>;
  /** A field that names several addresses, in quotes or between blanks: the line tells the same of each. */
  readonly list?: string;
  /** Why sshd writes it and what that proves, for a person. */
  readonly meaning: string;
  /** Commands or settings, cause first. */
  readonly remedy?: readonly string[];
  /** Where the wording is known from: source file and release tags, or the report it was seen in. */
  readonly source: string;
  /** Whole log lines with exactly the fields they give. */
  readonly samples: Readonly<Record<string, SampleFields<NoInfer<P>>>>;
  /** Look-alikes that this parser must leave alone. */
  readonly rejects?: readonly string[];
}

/** Names the type; adds nothing at run time, so a parser stays plain data. */
export function defineParser<const P extends string>(spec: ParserSpec<P>): ParserSpec<P> {
  return spec;
}
