import type { ClientSaw } from '../attempt.ts';

/** How far a connection came, as its client tells it. */
export type Stage = 'unknown' | 'name' | 'tcp' | 'identification' | 'kex' | 'auth' | 'session';

export const stages: readonly Stage[] = ['unknown', 'name', 'tcp', 'identification', 'kex', 'auth', 'session'];

/**
 * How it ended. `tcp-…`: before sshd could say a word; `cut-…`: the connection was closed or reset, which says nothing
 * of the reason; the others are said in words.
 */
export type Ending =
  | 'name-not-found'
  | 'tcp-refused'
  | 'tcp-timeout'
  | 'tcp-unreachable'
  | 'banner-timeout'
  | 'not-ssh'
  | 'cut-before-banner'
  | 'cut'
  | 'no-common-algorithm'
  | 'too-many-failures'
  | 'permission-denied'
  | 'disconnected'
  | 'server-silent'
  | 'channel-refused'
  | 'host-key'
  | 'client-side';

/** What one client's output tells. Text in it may be the server's: escape before showing. */
export interface ClientView {
  /** The stage that was entered last. */
  readonly stage: Stage;
  readonly ending?: Ending;
  /** The line that tells the ending. */
  readonly endingLine?: { readonly line: number; readonly text: string };
  /** What the server said before its banner, or as its reason to disconnect. */
  readonly words?: string;
  /** Lines of `-v`: what is not there was not said. */
  readonly isVerbose: boolean;
  readonly serverHost?: string;
  readonly serverIp?: string;
  readonly serverPort?: number;
  /** The client's own end, where its output has it. */
  readonly localIp?: string;
  readonly localPort?: number;
  readonly user?: string;
  readonly clientVersion?: string;
  readonly serverVersion?: string;
  /** When it ended, microseconds since the epoch, where the lines carry stamps. */
  readonly time?: number;
  /** Lines that were understood. */
  readonly understood: number;
}

/** What the verdict may build on: only what a client can tell for certain. */
export function sawOf({ stage, ending, words }: ClientView): ClientSaw | undefined {
  if (ending === 'name-not-found' || ending === 'client-side' || ending === 'banner-timeout' || ending === 'not-ssh')
    return undefined;
  if (ending?.startsWith('tcp-')) return 'no-connection';
  if (words !== undefined && refusals.includes(words)) return 'refused-in-words';
  if (stages.indexOf(stage) >= stages.indexOf('identification') + 1) return 'after-banner';
  if (ending === 'cut-before-banner') return 'before-banner';
  return ending === 'cut' && stage === 'tcp' ? 'before-banner' : undefined;
}

/** What sshd says when it drops a connection: 8.2 to 9.7, and 9.8 and later (sshd.c, drop_connection). */
export const refusals: readonly string[] = ['Exceeded MaxStartups', 'Not allowed at this time'];
