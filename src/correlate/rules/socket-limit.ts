import type { OpenIncident } from '../open-incident.ts';
import { unitOf } from '../remedy/service.ts';
import type { Context, Rule } from '../rule.ts';
import { plural } from '../words.ts';

interface Socket {
  limit: number;
  perSource: boolean;
  /** The socket unit gave up: nobody can connect until it is started again. */
  isClosed: boolean;
}

function dropped(context: Context): void {
  const { event } = context;
  const incident = context.openHost(socketLimit) as OpenIncident<Socket>;
  const { detail } = incident;
  detail.limit = (event.get('sshwhy.limit') as number | undefined) ?? detail.limit;
  if (event.sourceKey !== undefined) {
    detail.perSource = true;
    incident.victims?.add(event.sourceKey, event.count);
  }
  incident.add(event, event.count);
}

export const socketLimit: Rule<Socket> = {
  cause: 'socket-limit',
  about: 'host',
  locksOut: 'address',
  on: {
    'socket-limit': dropped,
    'systemd.socket-trigger-limit': (context) => {
      const incident = context.openHost(socketLimit) as OpenIncident<Socket>;
      incident.detail.isClosed = true;
      incident.lasting = true;
      incident.over = false;
      incident.add(context.event, 0, true);
    },
    'sshd-started': ({ host, event }) => {
      const incident = host.incident('socket-limit') as OpenIncident<Socket> | undefined;
      if (!incident?.detail.isClosed || incident.over) return;
      incident.over = true;
      incident.lasting = false;
      incident.add(event, 0, true);
    },
  },
  detail: () => ({ limit: 0, perSource: false, isClosed: false }),
  weigh: ({ detail }) => ({ strength: 'proof', severity: detail.isClosed ? 75 : 60 }),
  tell: ({ detail, count, host }) => {
    const unit = unitOf(host);
    const option = detail.perSource ? 'MaxConnectionsPerSource' : 'MaxConnections';
    const closed = 'systemd closed the SSH port: its socket was activated too often in a moment (TriggerLimitBurst)';
    const cut = `systemd dropped ${plural(count, 'connection')}: ${detail.limit} were open, as many as ${option} of ${unit}.socket allows`;
    return {
      message: detail.isClosed ? (count > 0 ? `${cut}; then ${closed}` : closed) : cut,
      facts: [
        {
          label: 'Not sshd',
          text: 'with socket activation systemd takes the connections; MaxStartups and sshd’s penalties do not apply, and sshd’s log shows nothing',
        },
      ],
      remedy: [
        ...(detail.isClosed
          ? [
              {
                text: 'Open the port again',
                command: `systemctl reset-failed ${unit}.socket && systemctl start ${unit}.socket`,
              },
            ]
          : []),
        {
          text: 'Allow more (undo: systemctl revert)',
          file: `/etc/systemd/system/${unit}.socket.d/limits.conf`,
          settings: [
            '[Socket]',
            detail.isClosed ? 'TriggerLimitIntervalSec=0' : `${option}=${Math.max(detail.limit, 16) * 4}`,
          ],
          command: `systemctl daemon-reload && systemctl restart ${unit}.socket`,
        },
        {
          text: 'Or let sshd listen itself, with MaxStartups and penalties',
          command: `systemctl disable --now ${unit}.socket && systemctl enable --now ${unit}.service`,
        },
      ],
    };
  },
};
