import { highest, overTime, terms } from '../kibana/columns.ts';
import { dashboardObject } from '../kibana/dashboard.ts';
import { chart, shares, table } from '../kibana/lens.ts';
import { search } from '../kibana/panel.ts';
import { dashboards, incidents, tagId } from './names.ts';
import {
  alarm,
  causeControl,
  connectionsCut,
  headline,
  howToRead,
  incidentControls,
  incidentCount,
  isOpen,
  lockedOut,
  navigation,
  notAbsorbed,
} from './parts.ts';

const help = `**How sure**: *proof* means that a line says so; *strong*, that nothing else explains what stands in the log; *weak*, that it may be so. A row below opens to the whole incident: who was cut, who is to blame, the lines of the log that say so (file, line, offset), and the commands that mend it, with their undo. A click on a source or host filters all of this page.`;

export const incidentColumns = [
  'event.reason',
  'sshwhy.incident.state',
  'sshwhy.incident.strength',
  'host.name',
  'source.ip',
  'message',
  'sshwhy.incident.count',
  'event.end',
] as const;

export const incidentsDashboard = dashboardObject({
  id: dashboards.incidents,
  title: '[sshwhy] Incidents: why was it cut',
  description: 'Every incident with its cause, its victims, its evidence and its remedy',
  tag: tagId,
  query: notAbsorbed,
  timeFrom: 'now-7d',
  controls: [causeControl, ...incidentControls],
  rows: [
    navigation('incidents'),
    howToRead('incidents', 4, help),
    headline('incidents', [
      {
        id: 'all',
        title: 'Incidents',
        from: incidents,
        value: incidentCount('in this period'),
        description: 'Causes that acted on a source or host',
      },
      {
        id: 'open',
        title: 'Open',
        from: incidents,
        value: incidentCount('not over', isOpen),
        description: 'Incidents that go on',
      },
      {
        id: 'lockouts',
        title: 'Lock-outs',
        from: incidents,
        value: incidentCount('of somebody who logs in', lockedOut),
        color: alarm,
        description: 'Incidents that cut an address from which somebody logs in',
      },
      {
        id: 'cut',
        title: 'Connections cut',
        from: incidents,
        value: connectionsCut('by all causes'),
        description: 'Counted as sshd counts them',
      },
    ]),
    {
      height: 16,
      panels: [search('incidents-list', 'Incidents', 48, { dataView: incidents.id, columns: incidentColumns })],
    },
    {
      height: 12,
      panels: [
        chart('bar_stacked', {
          id: 'incidents-over-time',
          title: 'Incidents, by cause',
          width: 32,
          dataView: incidents.id,
          columns: {
            x: overTime(),
            split: terms('event.reason', { label: 'Cause', by: 'incidents', size: 9, other: true }),
            incidents: incidentCount(),
          },
        }),
        shares('donut', {
          id: 'incidents-strength',
          title: 'How sure',
          width: 16,
          dataView: incidents.id,
          columns: {
            strength: terms('sshwhy.incident.strength', { label: 'How sure', by: 'value', size: 3 }),
            value: incidentCount(),
          },
        }),
      ],
    },
    {
      height: 12,
      panels: [
        table({
          id: 'incidents-sources',
          title: 'By source',
          width: 24,
          dataView: incidents.id,
          sort: 'cut',
          query: 'source.ip: *',
          columns: {
            source: terms('source.ip', { label: 'Source', by: 'cut', size: 50, dataType: 'ip' }),
            cause: terms('event.reason', { label: 'Cause', by: 'cut', size: 5 }),
            cut: connectionsCut('Cut'),
            severity: highest('event.severity', 'Severity'),
          },
          drillDowns: [
            { name: 'Who logs in from there?', dashboard: dashboards.logins },
            { name: 'Its refused connections', dashboard: dashboards.refused },
            { name: 'Its bans', dashboard: dashboards.bans },
          ],
        }),
        table({
          id: 'incidents-hosts',
          title: 'By host',
          width: 24,
          dataView: incidents.id,
          sort: 'cut',
          columns: {
            host: terms('host.name', { label: 'Host', by: 'cut', size: 50 }),
            cause: terms('event.reason', { label: 'Cause', by: 'cut', size: 5 }),
            cut: connectionsCut('Cut'),
            lockouts: incidentCount('Lock-outs', lockedOut),
          },
        }),
      ],
    },
    {
      height: 14,
      panels: [
        search('incidents-evidence', 'Evidence and what to do', 48, {
          dataView: incidents.id,
          columns: [
            'message',
            'sshwhy.incident.evidence.file',
            'sshwhy.incident.evidence.line',
            'sshwhy.incident.evidence.text',
            'sshwhy.incident.remedy.text',
            'sshwhy.incident.remedy.command',
          ],
        }),
      ],
    },
  ],
});
