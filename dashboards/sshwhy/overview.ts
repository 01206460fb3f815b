import { overTime, terms } from '../kibana/columns.ts';
import { dashboardObject } from '../kibana/dashboard.ts';
import { chart, heatmap, table } from '../kibana/lens.ts';
import { search } from '../kibana/panel.ts';
import { dashboards, events, incidents, tagId } from './names.ts';
import {
  alarm,
  connectionsCut,
  failedLogin,
  goodLogin,
  headline,
  howToRead,
  incidentControls,
  incidentCount,
  isOpen,
  lockedOut,
  navigation,
  notAbsorbed,
  times,
} from './parts.ts';

const help = `**Red first**: somebody who logs in here cannot get in now. Then what cut most connections, and which sources held the slots while others were dropped. An incident is one cause acting on one source or host for a while; its count is connections, not lines. Click a source to see who it is under **Logins**, a cause for its incidents.`;

export const overview = dashboardObject({
  id: dashboards.overview,
  title: '[sshwhy] Overview',
  description: 'What cut SSH connections, who is to blame, and whether somebody is locked out now',
  tag: tagId,
  query: notAbsorbed,
  timeFrom: 'now-24h',
  controls: incidentControls,
  rows: [
    navigation('overview'),
    howToRead('overview', 4, help),
    headline('overview', [
      {
        id: 'locked-out-now',
        title: 'Locked out now',
        from: incidents,
        value: incidentCount('open incidents that lock out a user', `${lockedOut} and ${isOpen}`),
        color: alarm,
        description: 'Incidents not yet over that cut an address from which somebody logs in',
      },
      {
        id: 'lockouts',
        title: 'Lock-outs',
        from: incidents,
        value: incidentCount('in this period', lockedOut),
        description: 'Incidents that cut an address from which somebody logs in',
      },
      {
        id: 'cut',
        title: 'Connections cut',
        from: incidents,
        value: connectionsCut('by all causes'),
        description: 'Connections that were refused, dropped or ended, counted as sshd counts them',
      },
      {
        id: 'open',
        title: 'Open incidents',
        from: incidents,
        value: incidentCount('not over', isOpen),
        description: 'Bans in force, throttling that goes on, a server that is down',
      },
      {
        id: 'failed',
        title: 'Failed logins',
        from: events,
        value: times('tries', failedLogin),
        description: 'Passwords, keys and user names that were not accepted',
      },
      {
        id: 'logins',
        title: 'Logins',
        from: events,
        value: times('accepted', goodLogin),
        description: 'Logins that were accepted',
      },
    ]),
    {
      height: 12,
      panels: [
        chart('bar_stacked', {
          id: 'overview-cut-over-time',
          title: 'Connections cut, by cause',
          description: 'At the time when their incident began',
          width: 32,
          dataView: incidents.id,
          columns: {
            x: overTime(),
            split: terms('event.reason', { label: 'Cause', by: 'cut', size: 9, other: true }),
            cut: connectionsCut(),
          },
        }),
        table({
          id: 'overview-causes',
          title: 'What cut most',
          width: 16,
          dataView: incidents.id,
          sort: 'cut',
          columns: {
            cause: terms('event.reason', { label: 'Cause', by: 'cut', size: 25 }),
            cut: connectionsCut('Cut'),
            incidents: incidentCount(),
            lockouts: incidentCount('Lock-outs', lockedOut),
          },
          drillDowns: [{ name: 'Show its incidents', dashboard: dashboards.incidents }],
        }),
      ],
    },
    {
      height: 10,
      panels: [
        search('overview-locked-out', 'Who was locked out, and how to let them in', 48, {
          dataView: incidents.id,
          query: lockedOut,
          columns: [
            'sshwhy.incident.state',
            'host.name',
            'event.reason',
            'message',
            'sshwhy.incident.count',
            'sshwhy.incident.remedy.command',
          ],
        }),
      ],
    },
    {
      height: 12,
      panels: [
        table({
          id: 'overview-blame',
          title: 'Who is to blame: held the slots while others were dropped',
          description: 'Sources that held unauthenticated connections in MaxStartups incidents',
          width: 24,
          dataView: incidents.id,
          sort: 'cut',
          query: 'sshwhy.incident.blame.source: *',
          columns: {
            source: terms('sshwhy.incident.blame.source', { label: 'Who held the slots', by: 'cut', size: 20 }),
            host: terms('host.name', { label: 'Host', by: 'cut', size: 3 }),
            cut: connectionsCut('Others cut meanwhile'),
            incidents: incidentCount(),
          },
          drillDowns: [{ name: 'Show its incidents', dashboard: dashboards.incidents }],
        }),
        table({
          id: 'overview-sources',
          title: 'Whose connections were cut most',
          width: 24,
          dataView: incidents.id,
          sort: 'cut',
          query: 'source.ip: *',
          columns: {
            source: terms('source.ip', { label: 'Source', by: 'cut', size: 20, dataType: 'ip' }),
            cause: terms('event.reason', { label: 'Cause', by: 'cut', size: 3 }),
            cut: connectionsCut('Cut'),
            lockouts: incidentCount('Lock-outs', lockedOut),
          },
          drillDowns: [
            { name: 'Show its incidents', dashboard: dashboards.incidents },
            { name: 'Who logs in from there?', dashboard: dashboards.logins },
          ],
        }),
      ],
    },
    {
      height: 12,
      panels: [
        heatmap({
          id: 'overview-hosts',
          title: 'Connections cut, by host',
          width: 24,
          dataView: incidents.id,
          columns: {
            x: overTime(),
            y: terms('host.name', { label: 'Host', by: 'value', size: 20 }),
            value: connectionsCut(),
          },
        }),
        chart('bar', {
          id: 'overview-logins-over-time',
          title: 'Logins: failed and accepted',
          width: 24,
          dataView: events.id,
          columns: { x: overTime(), failed: times('Failed', failedLogin), accepted: times('Accepted', goodLogin) },
        }),
      ],
    },
  ],
});
