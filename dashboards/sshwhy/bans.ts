import { different, filters, latest, overTime, terms } from '../kibana/columns.ts';
import { dashboardObject } from '../kibana/dashboard.ts';
import { chart, shares, table } from '../kibana/lens.ts';
import { search } from '../kibana/panel.ts';
import { dashboards, events, incidents, tagId } from './names.ts';
import {
  alarm,
  banActions,
  banCauses,
  eventControls,
  headline,
  howToRead,
  incidentCount,
  isOpen,
  jailControl,
  lockedOut,
  navigation,
  notAbsorbed,
  times,
} from './parts.ts';

const help = `Bans by fail2ban, DenyHosts, CrowdSec and sshguard. **Banned now** are the bans for which no unban was seen, not a difference of counts. A ban of an address from which somebody logs in is a **lock-out**: the list below has the command that lifts it.`;

export const bans = dashboardObject({
  id: dashboards.bans,
  title: '[sshwhy] Bans',
  description: 'Who is banned, by what, since when, and whether it is one of yours',
  tag: tagId,
  query: notAbsorbed,
  timeFrom: 'now-7d',
  controls: [...eventControls, jailControl],
  rows: [
    navigation('bans'),
    howToRead('bans', 3, help),
    headline('bans', [
      {
        id: 'now',
        title: 'Banned now',
        from: incidents,
        value: incidentCount('addresses', `${banCauses} and ${isOpen}`),
        description: 'Bans in this period that were not lifted',
      },
      {
        id: 'lockouts',
        title: 'Bans that locked somebody out',
        from: incidents,
        value: incidentCount('lock-outs', `${banCauses} and ${lockedOut}`),
        color: alarm,
        description: 'Bans of an address from which somebody logs in',
      },
      {
        id: 'bans',
        title: 'Bans',
        from: events,
        value: times('in this period', banActions),
        description: 'New, restored and increased ones',
      },
      {
        id: 'unbans',
        title: 'Unbans',
        from: events,
        value: times('in this period', 'event.action: unban'),
        description: 'Bans that were lifted',
      },
    ]),
    {
      height: 12,
      panels: [
        chart('bar', {
          id: 'bans-over-time',
          title: 'Bans and unbans',
          width: 32,
          dataView: events.id,
          query: 'event.action: (ban or ban-restored or ban-increased or unban)',
          columns: {
            x: overTime(),
            split: filters('What', {
              Ban: 'event.action: ban',
              'Ban restored': 'event.action: ban-restored',
              'Ban increased': 'event.action: ban-increased',
              Unban: 'event.action: unban',
            }),
            value: times('Bans'),
          },
        }),
        shares('donut', {
          id: 'bans-tools',
          title: 'Banned by',
          width: 16,
          dataView: events.id,
          query: banActions,
          columns: {
            tool: terms('event.provider', { label: 'Tool', by: 'value', size: 5 }),
            value: times('Bans'),
          },
        }),
      ],
    },
    {
      height: 10,
      panels: [
        search('bans-lockouts', 'Bans that locked somebody out, and the way back in', 48, {
          dataView: incidents.id,
          query: `${banCauses} and ${lockedOut}`,
          columns: ['sshwhy.incident.state', 'host.name', 'message', 'sshwhy.incident.remedy.command', 'event.end'],
        }),
      ],
    },
    {
      height: 12,
      panels: [
        table({
          id: 'bans-jails',
          title: 'By jail',
          width: 24,
          dataView: events.id,
          sort: 'bans',
          query: 'event.action: (ban or ban-restored or ban-increased or unban or ban-candidate) and rule.name: *',
          columns: {
            jail: terms('rule.name', { label: 'Jail', by: 'bans', size: 30 }),
            bans: times('Bans', banActions),
            unbans: times('Unbans', 'event.action: unban'),
            found: times('Found', 'event.action: ban-candidate'),
            sources: different('source.ip', 'Addresses'),
          },
        }),
        table({
          id: 'bans-sources',
          title: 'Banned most often',
          width: 24,
          dataView: events.id,
          sort: 'bans',
          query: banActions,
          columns: {
            source: terms('source.ip', { label: 'Source', by: 'bans', size: 50, dataType: 'ip' }),
            bans: times('Bans'),
            hosts: different('host.name', 'Hosts'),
            seen: latest('@timestamp', 'Last ban', 'date'),
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
        search('bans-now', 'Banned now', 48, {
          dataView: incidents.id,
          query: `${banCauses} and ${isOpen}`,
          columns: ['event.reason', 'host.name', 'source.ip', 'message', 'sshwhy.incident.count'],
        }),
      ],
    },
  ],
});
