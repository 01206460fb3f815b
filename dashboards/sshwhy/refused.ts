import { different, filters, highest, latest, overTime, terms } from '../kibana/columns.ts';
import { dashboardObject } from '../kibana/dashboard.ts';
import { chart, shares, table } from '../kibana/lens.ts';
import { search } from '../kibana/panel.ts';
import { dashboards, events, incidents, tagId } from './names.ts';
import { eventControls, headline, howToRead, navigation, notAbsorbed, refusedActions, times } from './parts.ts';

const help = `Cut **before a word was said**, which the client sees as \`kex_exchange_identification: Connection reset by peer\` or \`closed by remote host\`. *MaxStartups*: too many connections that have not logged in; see below who held them. *TCP wrappers*: a line in hosts.deny. *Penalty*: PerSourcePenalties of OpenSSH 9.8 and later. *Firewall*: packets that the kernel logged.`;

const drops = 'event.action: maxstartups-drop';

export const refused = dashboardObject({
  id: dashboards.refused,
  title: '[sshwhy] MaxStartups & refused',
  description: 'Connections that were cut before the banner, by what, and who filled the slots',
  tag: tagId,
  query: notAbsorbed,
  timeFrom: 'now-24h',
  controls: eventControls,
  rows: [
    navigation('refused'),
    howToRead('refused', 4, help),
    headline('refused', [
      {
        id: 'drops',
        title: 'MaxStartups drops',
        from: events,
        value: times('drop lines', drops),
        description: 'Each stands for one connection; what sshd only counted is in the incidents',
      },
      {
        id: 'tcp-wrappers',
        title: 'Refused by TCP wrappers',
        from: events,
        value: times('connections', 'event.action: connection-refused'),
        description: 'refused connect from …',
      },
      {
        id: 'penalties',
        title: 'Dropped for a penalty',
        from: events,
        value: times('connections', 'event.action: persource-penalty-drop'),
        description: 'PerSourcePenalties, OpenSSH 9.8 and later',
      },
      {
        id: 'sources',
        title: 'Sources refused',
        from: events,
        value: different('source.ip', 'addresses', refusedActions),
        description: 'Different addresses that were cut before the banner',
      },
    ]),
    {
      height: 12,
      panels: [
        chart('bar_stacked', {
          id: 'refused-over-time',
          title: 'Cut before the banner, by what',
          width: 32,
          dataView: events.id,
          query: refusedActions,
          columns: {
            x: overTime(),
            split: filters('By', {
              MaxStartups: drops,
              'TCP wrappers': 'event.action: connection-refused',
              Penalty: 'event.action: persource-penalty-drop',
              Firewall: 'event.action: packet-dropped',
              'systemd socket': 'event.action: socket-limit',
            }),
            value: times('Connections'),
          },
        }),
        chart('line', {
          id: 'refused-startups',
          title: 'Connections not yet logged in, at a drop',
          description: 'The number in "drop connection #N": how many were waiting when sshd began to drop',
          width: 16,
          dataView: events.id,
          query: drops,
          columns: { x: overTime(), startups: highest('sshwhy.startups', 'Waiting') },
        }),
      ],
    },
    {
      height: 10,
      panels: [
        search('refused-throttling', 'MaxStartups: who was dropped, who held the slots', 48, {
          dataView: incidents.id,
          query: 'event.reason: (max-startups or per-source-max-startups)',
          columns: [
            'host.name',
            'message',
            'sshwhy.incident.count',
            'sshwhy.incident.blame.source',
            'sshwhy.incident.state',
            'event.end',
          ],
        }),
      ],
    },
    {
      height: 12,
      panels: [
        table({
          id: 'refused-sources',
          title: 'Sources that were cut most',
          width: 32,
          dataView: events.id,
          sort: 'value',
          query: refusedActions,
          columns: {
            source: terms('source.ip', { label: 'Source', by: 'value', size: 50, dataType: 'ip' }),
            action: terms('event.action', { label: 'What happened', by: 'value', size: 3 }),
            value: times('Connections'),
            seen: latest('@timestamp', 'Last seen', 'date'),
          },
          drillDowns: [
            { name: 'Show its incidents', dashboard: dashboards.incidents },
            { name: 'Who logs in from there?', dashboard: dashboards.logins },
          ],
        }),
        shares('donut', {
          id: 'refused-penalties',
          title: 'Penalties, by reason',
          width: 16,
          dataView: events.id,
          query: 'event.action: persource-penalty-drop',
          columns: {
            reason: terms('sshwhy.penalty.reason', { label: 'Reason', by: 'value', size: 8 }),
            value: times('Connections'),
          },
        }),
      ],
    },
    {
      height: 12,
      panels: [
        search('refused-lines', 'The lines', 48, {
          dataView: events.id,
          query: refusedActions,
          columns: ['event.action', 'host.name', 'source.ip', 'source.port', 'message', 'log.file.path'],
        }),
      ],
    },
  ],
});
