import { isIP } from 'node:net';
import type { EvidenceLine, Incident, RemedyStep } from '../correlate/incident.ts';
import type { Cause } from '../event.ts';
import { ecsVersion } from './ecs.ts';
import { isoTime } from './iso-time.ts';
import { listOf } from './list-of.ts';
import { type Nested, setField } from './nest.ts';

const banTools: readonly Cause[] = ['fail2ban', 'denyhosts', 'crowdsec', 'sshguard'];
const bruteForce = {
  framework: 'MITRE ATT&CK',
  tactic: { id: ['TA0006'], name: ['Credential Access'] },
  technique: { id: ['T1110'], name: ['Brute Force'] },
};

/** An incident as a nested ECS document: an alert with everything under `sshwhy.incident`. */
export function incidentDocument(incident: Incident): Nested {
  const { cause, host, subject, start, end, users } = incident;
  const document: Nested = {};
  setField(document, '@timestamp', isoTime(start));
  setField(document, 'ecs.version', ecsVersion);
  document.event = {
    id: incident.id,
    kind: 'alert',
    action: 'ssh-connection-incident',
    ...categoryOf(cause),
    provider: 'sshwhy',
    module: 'sshwhy',
    dataset: 'sshwhy.incident',
    reason: cause,
    severity: incident.severity,
  };
  setField(document, 'event.start', isoTime(start));
  setField(document, 'event.end', isoTime(end));
  if (end >= start) setField(document, 'event.duration', Math.round((end - start) * 1000));
  setField(document, 'message', incident.message);
  setField(document, 'rule', { id: `sshwhy.${cause}`, name: cause, reference: `docs/causes.md#${cause}` });
  setField(document, 'service.name', 'sshd');
  setField(document, 'network', { transport: 'tcp', protocol: 'ssh' });
  setField(document, 'host.name', host);
  setField(document, 'host.hostname', host);
  setField(document, 'source.address', subject);
  if (isIP(subject) > 0) setField(document, 'source.ip', subject);
  if (users.length === 1) setField(document, 'user.name', users[0]);
  setField(document, 'related.ip', relatedIps(incident));
  setField(document, 'related.user', listOf(...users));
  setField(document, 'related.hosts', listOf(host));
  if (cause === 'brute-force') setField(document, 'threat', bruteForce);
  document.sshwhy = { incident: ownFields(incident) };
  return document;
}

function ownFields(incident: Incident): Nested {
  const { id, state, cause, strength, count, lines, users, blame, facts, revision } = incident;
  return {
    id,
    state,
    cause,
    strength,
    count,
    lines,
    lockout: incident.lockouts.length > 0,
    lockouts: incident.lockouts.map(({ letIn, ...rest }) => withTime(rest, 'let_in', letIn)),
    source_count: incident.sourceCount,
    sources: incident.sources,
    users,
    blame,
    chain: incident.chain.map(({ text, time }) => withTime({ text }, 'time', time)),
    facts,
    evidence: incident.evidence.map(evidenceOf),
    remedy: incident.remedy.map(remedyOf),
    revision,
  };
}

function evidenceOf({ time, identity: _, ...place }: EvidenceLine): Nested {
  return withTime(place, 'time', time);
}

function remedyOf(step: RemedyStep): Nested {
  return { ...step };
}

function withTime(rest: object, name: string, time: number): Nested {
  const iso = isoTime(time);
  return iso === undefined ? { ...rest } : { ...rest, [name]: iso };
}

function relatedIps({ subject, sources, lockouts }: Incident) {
  const all = [subject, ...sources.map(({ ip }) => ip), ...lockouts.map(({ source }) => source)];
  return listOf(...all.filter((address) => isIP(address) > 0));
}

/** A ban is what an intrusion detector decided; an attack is what one would report; all else is the network's side. */
function categoryOf(cause: Cause): { category: readonly string[]; type: readonly string[] } {
  if (cause === 'brute-force') return { category: ['intrusion_detection', 'authentication'], type: ['info'] };
  if (banTools.includes(cause)) return { category: ['intrusion_detection', 'network'], type: ['denied'] };
  return { category: ['network'], type: ['connection', 'denied'] };
}
