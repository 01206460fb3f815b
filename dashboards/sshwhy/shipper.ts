import { different, highest, latest, overTime, sum, terms } from '../kibana/columns.ts';
import { dashboardObject } from '../kibana/dashboard.ts';
import { chart, table } from '../kibana/lens.ts';
import { search } from '../kibana/panel.ts';
import { dashboards, events, tagId } from './names.ts';
import { headline, howToRead, navigation } from './parts.ts';

const help = `Each shipper writes down once a minute what it did. **A host that is missing in the table is silent**: its sshwhy is stopped, or cannot reach Elasticsearch. *Behind*: how old a line was when it was delivered. *Unread*: lines of sshd and its like that no parser knows; \`sshwhy analyze --unread FILE\` shows them.`;

const status = 'event.action: shipper-status';

export const shipper = dashboardObject({
  id: dashboards.shipper,
  title: '[sshwhy] Shipper health',
  description: 'Whether every host ships, how far behind it is, and what it could not read or deliver',
  tag: tagId,
  timeFrom: 'now-24h',
  controls: [{ field: 'host.name', label: 'Host', dataView: events.id }],
  rows: [
    navigation('shipper'),
    howToRead('shipper', 3, help),
    headline('shipper', [
      {
        id: 'hosts',
        title: 'Hosts that ship',
        from: events,
        value: different('host.name', 'in this period', status),
        description: 'Hosts whose shipper told of itself',
      },
      {
        id: 'behind',
        title: 'Furthest behind',
        from: events,
        value: highest('sshwhy.shipper.behind', 'seconds', status),
        description: 'The oldest a line was when it was delivered',
      },
      {
        id: 'refused',
        title: 'Refused documents',
        from: events,
        value: sum('sshwhy.shipper.dead_letters', 'in the dead-letter files', status),
        description: 'Documents that Elasticsearch would not take; sshwhy ship --replay-dead-letters tries again',
      },
      {
        id: 'unread',
        title: 'Unread lines',
        from: events,
        value: sum('sshwhy.shipper.unread', 'no parser knows them', status),
        description: 'Lines of watched programs that no parser reads',
      },
    ]),
    {
      height: 12,
      panels: [
        chart('area_stacked', {
          id: 'shipper-lines',
          title: 'Lines read, by host',
          width: 24,
          dataView: events.id,
          query: status,
          columns: {
            x: overTime(),
            split: terms('host.name', { label: 'Host', by: 'lines', size: 10, other: true }),
            lines: sum('sshwhy.shipper.lines', 'Lines'),
          },
        }),
        chart('line', {
          id: 'shipper-behind',
          title: 'Seconds behind, by host',
          width: 24,
          dataView: events.id,
          query: status,
          columns: {
            x: overTime(),
            split: terms('host.name', { label: 'Host', by: 'behind', size: 10 }),
            behind: highest('sshwhy.shipper.behind', 'Seconds behind'),
          },
        }),
      ],
    },
    {
      height: 12,
      panels: [
        table({
          id: 'shipper-hosts',
          title: 'Hosts',
          width: 24,
          dataView: events.id,
          sort: 'seen',
          query: status,
          columns: {
            host: terms('host.name', { label: 'Host', by: 'lines', size: 100 }),
            seen: latest('@timestamp', 'Last sign of life', 'date'),
            version: latest('service.version', 'Version'),
            lines: sum('sshwhy.shipper.lines', 'Lines'),
            unread: sum('sshwhy.shipper.unread', 'Unread'),
            refused: sum('sshwhy.shipper.dead_letters', 'Refused'),
          },
        }),
        table({
          id: 'shipper-files',
          title: 'Files that events came from',
          width: 24,
          dataView: events.id,
          sort: 'value',
          query: 'log.file.path: *',
          columns: {
            host: terms('host.name', { label: 'Host', by: 'value', size: 20 }),
            file: terms('log.file.path', { label: 'File', by: 'value', size: 10 }),
            value: sum('sshwhy.count', 'Events'),
            seen: latest('@timestamp', 'Last event', 'date'),
          },
        }),
      ],
    },
    {
      height: 10,
      panels: [
        search('shipper-gaps', 'Gaps: the log system dropped messages', 48, {
          dataView: events.id,
          query: 'event.action: log-gap',
          columns: ['host.name', 'message', 'log.file.path'],
        }),
      ],
    },
  ],
});
