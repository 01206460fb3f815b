import type { Mappings } from '../../dashboards/lint/lint.ts';

const k = 'keyword';
const common = {
  '@timestamp': 'date',
  'host.name': k,
  'source.ip': 'ip',
  'user.name': k,
  'related.ip': 'ip',
  'related.user': k,
  message: 'match_only_text',
  'event.action': k,
  'event.reason': k,
  'event.outcome': k,
  'event.end': 'date',
  'event.severity': 'long',
  'event.provider': k,
  'log.file.path': k,
  'rule.name': k,
  'source.port': 'long',
  'service.version': k,
  'sshwhy.count': 'long',
  'sshwhy.auth.method': k,
  'sshwhy.penalty.reason': k,
  'sshwhy.startups': 'long',
  'sshwhy.shipper.lines': 'long',
  'sshwhy.shipper.unread': 'long',
  'sshwhy.shipper.behind': 'double',
  'sshwhy.shipper.dead_letters': 'long',
};
const inc = {
  ...common,
  'sshwhy.incident.count': 'long',
  'sshwhy.incident.state': k,
  'sshwhy.incident.strength': k,
  'sshwhy.incident.lockout': 'boolean',
  'sshwhy.incident.blame.source': k,
  'sshwhy.incident.remedy.text': k,
  'sshwhy.incident.remedy.command': k,
  'sshwhy.incident.evidence.text': k,
  'sshwhy.incident.evidence.file': k,
  'sshwhy.incident.evidence.line': 'long',
};
export const mappings: Mappings = {
  'sshwhy-events': new Map(Object.entries(common)),
  'sshwhy-incidents': new Map(Object.entries(inc)),
};
