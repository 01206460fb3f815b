import { sshdConfig } from '../remedy/server.ts';
import type { Context, Rule } from '../rule.ts';
import { plural, userList } from '../words.ts';

/** After the login a process of the user's own writes the lines; sshd names it at LogLevel VERBOSE. */
function learnChild({ event, host }: Context): void {
  const session = host.sessions.get(event.line.pid);
  const pid = event.get('sshwhy.child.pid');
  if (session?.source === undefined || typeof pid !== 'number') return;
  host.server.serves(pid, { source: session.source, port: session.port, user: session.user ?? '' });
}

export const maxSessions: Rule<undefined> = {
  cause: 'max-sessions',
  about: 'host',
  locksOut: 'never',
  on: {
    'sshd.user-child': learnChild,
    'max-sessions': (context) => {
      const { event, host } = context;
      const client = host.server.children.get(event.line.pid);
      const source = event.sourceKey ?? client?.source;
      if (client && event.userName === undefined) event.userName = client.user;
      const incident = context.openHost(maxSessions);
      if (source !== undefined) incident.victims?.add(source, event.count);
      incident.add(event, event.count);
    },
  },
  detail: () => undefined,
  weigh: () => ({ strength: 'proof', severity: 25 }),
  tell: (incident) => {
    const { count, host, victims } = incident;
    const names = userList(incident);
    const who = names ? ` of ${names}` : '';
    return {
      message: `MaxSessions refused ${plural(count, 'session')} in connections${who} that had as many open as it allows`,
      facts: [
        {
          label: 'Not a cut',
          text: 'the connection and its open sessions go on; only the further session, ssh or scp that shares the connection is refused',
        },
        ...(victims?.size === 0
          ? [{ label: 'Who', text: 'the line names nobody; LogLevel VERBOSE tells which process serves whom' }]
          : []),
      ],
      remedy: [
        {
          text: 'On the client, do not share that connection (ControlMaster, Ansible)',
          command: 'ssh -o ControlPath=none USER@HOST',
        },
        sshdConfig(host, 'Or allow more in one connection; the default is 10', 'MaxSessions 30'),
      ],
    };
  },
};
