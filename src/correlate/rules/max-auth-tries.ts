import { sshdConfig } from '../remedy/server.ts';
import type { Rule } from '../rule.ts';
import { plural, userList } from '../words.ts';

export const maxAuthTries: Rule<undefined> = {
  cause: 'max-auth-tries',
  about: 'source',
  locksOut: 'address',
  on: {
    'max-auth-tries': (context) => {
      const { event, session } = context;
      const again = session?.cutForTries === true; // two lines tell the same cut
      if (session) session.cutForTries = true;
      context.open(maxAuthTries)?.add(event, again ? 0 : event.count);
    },
  },
  detail: () => undefined,
  weigh: () => ({ strength: 'proof', severity: 35 }),
  tell: (incident) => {
    const { source, count, host } = incident;
    const names = userList(incident);
    return {
      message: `${source?.ip} was cut off ${count === 1 ? 'once' : `in ${plural(count, 'connection')}`} after too many failed logins in one connection (MaxAuthTries)${names ? `, as ${names}` : ''}`,
      facts: [
        {
          label: 'Often',
          text: 'a client with many keys in its agent uses up MaxAuthTries (default 6) before it comes to the password or to the right key',
        },
      ],
      remedy: [
        {
          text: 'On the client, offer only the right key',
          command: 'ssh -o IdentitiesOnly=yes -i ~/.ssh/id_ed25519 USER@HOST',
        },
        sshdConfig(host, 'Only if clients need more tries', 'MaxAuthTries 10'),
      ],
    };
  },
};
