import type { KibanaDataView } from '../kibana/saved-object.ts';

/** Fixed for good: an upgrade overwrites what has the same id, and bookmarks go on working. */
export const tagId = 'sshwhy-tag';

export const dashboards = {
  overview: 'sshwhy-overview',
  incidents: 'sshwhy-incidents-dashboard',
  refused: 'sshwhy-refused',
  bans: 'sshwhy-bans',
  logins: 'sshwhy-logins',
  shipper: 'sshwhy-shipper',
} as const;

export const titles: Readonly<Record<keyof typeof dashboards, string>> = {
  overview: 'Overview',
  incidents: 'Incidents: why was it cut',
  refused: 'MaxStartups & refused',
  bans: 'Bans',
  logins: 'Logins',
  shipper: 'Shipper health',
};

/** One document a classified log line. */
export const events: KibanaDataView = {
  id: 'sshwhy-events',
  title: 'logs-sshwhy.event-*',
  name: 'sshwhy: events',
  labels: {
    'event.action': 'What happened',
    'event.provider': 'Said by',
    'source.ip': 'Source',
    'user.name': 'User',
    'host.name': 'Host',
    'rule.name': 'Jail',
    'sshwhy.count': 'Count',
    'sshwhy.auth.method': 'Method',
  },
};

/** One document an incident, replaced by its newer revisions. */
export const incidents: KibanaDataView = {
  id: 'sshwhy-incidents',
  title: 'sshwhy-incidents-*',
  name: 'sshwhy: incidents',
  labels: {
    message: 'What happened',
    'event.reason': 'Cause',
    'event.end': 'Last seen',
    'event.severity': 'Severity',
    'source.ip': 'Source',
    'host.name': 'Host',
    'related.user': 'Users',
    'related.ip': 'Addresses',
    'sshwhy.incident.state': 'State',
    'sshwhy.incident.strength': 'How sure',
    'sshwhy.incident.count': 'Connections cut',
    'sshwhy.incident.lockout': 'Locked out',
    'sshwhy.incident.blame.source': 'Who held the slots',
    'sshwhy.incident.remedy.text': 'What to do',
    'sshwhy.incident.remedy.command': 'Command',
    'sshwhy.incident.evidence.text': 'Evidence',
    'sshwhy.incident.evidence.file': 'File',
    'sshwhy.incident.evidence.line': 'Line',
  },
};
