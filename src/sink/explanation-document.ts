import type { EvidenceLine } from '../correlate/incident.ts';
import type { Explanation } from '../explain/attempt.ts';
import type { ClientView } from '../explain/client/client-view.ts';
import { isoTime } from './iso-time.ts';
import type { Nested } from './nest.ts';

/** What is written of one attempt; the attempt is missing when only a client's output was asked about. */
export type Explained = Pick<Explanation, 'verdict' | 'alternatives' | 'missing'> & Partial<Explanation>;

/**
 * The explanation as an object for JSON: `@timestamp`, `source`, `verdict`, `alternatives`, `missing`, and `client`, what
 * the client's own output says, where that was given.
 */
export function explanationDocument(explained: Explained, view?: ClientView): Nested {
  const { attempt, time, verdict, alternatives, missing } = explained;
  const { cause, strength, summary, evidence, remedy } = verdict;
  const timestamp = isoTime(attempt?.time ?? time ?? view?.time ?? Number.NaN);
  const ip = attempt?.ip ?? view?.localIp;
  const port = attempt?.port ?? view?.localPort;
  return {
    ...(timestamp === undefined ? {} : { '@timestamp': timestamp }),
    ...(ip === undefined ? {} : { source: { ip, ...(port === undefined ? {} : { port }) } }),
    ...(attempt?.user === undefined ? {} : { user: { name: attempt.user } }),
    verdict: {
      cause,
      strength,
      summary,
      evidence: evidence.map(evidenceOf),
      remedy: remedy.map((step) => ({ ...step })),
    },
    alternatives: alternatives.map((alternative) => ({ ...alternative })),
    missing,
    ...(view === undefined ? {} : { client: clientOf(view) }),
  };
}

function evidenceOf({ file, line, text }: EvidenceLine): Nested {
  return { file, line, text };
}

function clientOf({ stage, ending, words, user, ...view }: ClientView): Nested {
  return {
    stage,
    ...(ending === undefined ? {} : { ending }),
    ...(words === undefined ? {} : { words }),
    ...(user === undefined ? {} : { user: { name: user } }),
    ...destinationOf(view),
    ...(view.clientVersion === undefined ? {} : { version: view.clientVersion }),
    ...(view.serverVersion === undefined ? {} : { server_version: view.serverVersion }),
  };
}

function destinationOf({ serverHost, serverIp, serverPort }: Partial<ClientView>): Nested {
  const address = serverHost ?? serverIp;
  if (address === undefined) return {};
  return {
    destination: {
      address,
      ...(serverIp === undefined ? {} : { ip: serverIp }),
      ...(serverPort === undefined ? {} : { port: serverPort }),
    },
  };
}
