import { different, latest, overTime, terms } from '../kibana/columns.ts';
import { dashboardObject } from '../kibana/dashboard.ts';
import { chart, shares, table } from '../kibana/lens.ts';
import { search } from '../kibana/panel.ts';
import { dashboards, events, tagId } from './names.ts';
import { eventControls, failedLogin, goodLogin, headline, howToRead, navigation, times } from './parts.ts';

const help = `Who logs in, who tries to. **A source with accepted logins that was cut is a lock-out**: the sources that succeed stand in the table on the left, those that only try on the right. Failed logins are counted as tries, also where one line stands for several.`;

const denied = 'event.action: (access-denied or account-locked or max-auth-tries or login-grace-timeout)';

export const logins = dashboardObject({
  id: dashboards.logins,
  title: '[sshwhy] Logins',
  description: 'Logins accepted, failed and denied, by source, user and method',
  tag: tagId,
  timeFrom: 'now-24h',
  controls: eventControls,
  rows: [
    navigation('logins'),
    howToRead('logins', 3, help),
    headline('logins', [
      {
        id: 'accepted',
        title: 'Accepted',
        from: events,
        value: times('logins', goodLogin),
        description: 'Logins that were accepted',
      },
      {
        id: 'failed',
        title: 'Failed',
        from: events,
        value: times('tries', failedLogin),
        description: 'Passwords, keys and user names that were not accepted',
      },
      {
        id: 'denied',
        title: 'Denied or cut off',
        from: events,
        value: times('by policy or limit', denied),
        description: 'AllowUsers and the like, locked accounts, MaxAuthTries, LoginGraceTime',
      },
      {
        id: 'sources',
        title: 'Sources that failed',
        from: events,
        value: different('source.ip', 'addresses', failedLogin),
        description: 'Different addresses with a failed login',
      },
    ]),
    {
      height: 12,
      panels: [
        chart('bar', {
          id: 'logins-over-time',
          title: 'Logins: failed and accepted',
          width: 32,
          dataView: events.id,
          query: 'event.action: ssh_login',
          columns: { x: overTime(), failed: times('Failed', failedLogin), accepted: times('Accepted', goodLogin) },
        }),
        shares('donut', {
          id: 'logins-methods',
          title: 'How logins were accepted',
          width: 16,
          dataView: events.id,
          query: goodLogin,
          columns: {
            method: terms('sshwhy.auth.method', { label: 'Method', by: 'value', size: 6 }),
            value: times('Logins'),
          },
        }),
      ],
    },
    {
      height: 12,
      panels: [
        table({
          id: 'logins-accepted',
          title: 'Who logs in, and from where',
          width: 24,
          dataView: events.id,
          sort: 'value',
          query: goodLogin,
          columns: {
            user: terms('user.name', { label: 'User', by: 'value', size: 30 }),
            source: terms('source.ip', { label: 'Source', by: 'value', size: 5, dataType: 'ip' }),
            value: times('Logins'),
            seen: latest('@timestamp', 'Last login', 'date'),
          },
          drillDowns: [{ name: 'Was it cut?', dashboard: dashboards.incidents }],
        }),
        table({
          id: 'logins-failed',
          title: 'Who tries',
          width: 24,
          dataView: events.id,
          sort: 'value',
          query: failedLogin,
          columns: {
            source: terms('source.ip', { label: 'Source', by: 'value', size: 50, dataType: 'ip' }),
            value: times('Tries'),
            users: different('user.name', 'Users tried'),
            hosts: different('host.name', 'Hosts'),
            seen: latest('@timestamp', 'Last try', 'date'),
          },
          drillDowns: [{ name: 'Show its incidents', dashboard: dashboards.incidents }],
        }),
      ],
    },
    {
      height: 12,
      panels: [
        shares('treemap', {
          id: 'logins-users',
          title: 'Users that were tried',
          width: 24,
          dataView: events.id,
          query: failedLogin,
          columns: {
            user: terms('user.name', { label: 'User', by: 'value', size: 30 }),
            value: times('Tries'),
          },
        }),
        table({
          id: 'logins-endings',
          title: 'How connections ended',
          description: 'Identification, negotiation, protocol, time-outs, ordinary ends',
          width: 24,
          dataView: events.id,
          sort: 'value',
          query:
            'event.action: (no-identification or banner-invalid or protocol-mismatch or kex-negotiation-failed or protocol-error or connection-closed or connection-reset or disconnect or login-grace-timeout or max-auth-tries or access-denied or client-alive-timeout or max-sessions)',
          columns: {
            action: terms('event.action', { label: 'What happened', by: 'value', size: 20 }),
            value: times('Connections'),
            sources: different('source.ip', 'Sources'),
            seen: latest('@timestamp', 'Last seen', 'date'),
          },
        }),
      ],
    },
    {
      height: 12,
      panels: [
        search('logins-denied', 'Denied by policy or limit: the lines', 48, {
          dataView: events.id,
          query: denied,
          columns: ['event.action', 'host.name', 'source.ip', 'user.name', 'message'],
        }),
      ],
    },
  ],
});
