import type { OpenIncident } from '../open-incident.ts';
import { isPlainAddress, keepOut } from '../remedy/server.ts';
import type { Context, Rule } from '../rule.ts';
import { plural } from '../words.ts';
import { isEstablished } from './established.ts';

function garbage(context: Context, counts: boolean): void {
  if (isEstablished(context)) return; // somebody was logged in: see network
  const { event, session } = context;
  const again = session?.denied === true; // one connection, two or three lines
  if (session) session.denied = true;
  (context.open(protocol) as OpenIncident | undefined)?.add(event, counts && !again ? event.count : 0);
}

export const protocol: Rule<undefined> = {
  cause: 'protocol',
  about: 'source',
  locksOut: 'never',
  on: {
    'banner-invalid': (context) => garbage(context, true),
    'protocol-mismatch': (context) => garbage(context, true),
    'protocol-error': (context) => garbage(context, true),
  },
  detail: () => undefined,
  weigh: ({ count }) => (count === 0 ? undefined : { strength: 'proof', severity: 10 }),
  tell: ({ source, count }) => {
    const ip = source?.ip ?? '';
    return {
      message: `${plural(count, 'connection')} from ${ip} did not speak SSH as sshd understands it: a scanner, a wrong port, an SSH 1 client, or damage on the way`,
      remedy: isPlainAddress(ip)
        ? [
            {
              text: 'A scanner needs nothing. For a client of yours: look at what it really sends',
              command: `tcpdump -nA -c 20 host ${ip} and tcp port 22`,
            },
            keepOut(22, ip),
          ]
        : [],
    };
  },
};
