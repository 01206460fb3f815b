import { UserError } from '../error.ts';
import { type KibanaClient, reasonOf } from './client.ts';

/** An alert rule of the kind `.es-query`, in ES|QL. */
export interface AlertRule {
  readonly id: string;
  readonly name: string;
  readonly esql: string;
  /** How far back it looks, minutes; it runs as often as it must not to miss anything. */
  readonly minutes: number;
}

const events = 'FROM logs-sshwhy.event-*';
const incidents = 'FROM sshwhy-incidents-*';

/** Rules that are worth a page to somebody; installed disabled and without actions. */
export const alertRules: readonly AlertRule[] = [
  {
    id: 'sshwhy-locked-out',
    name: 'sshwhy: somebody who logs in here was cut',
    esql: `${incidents} | WHERE sshwhy.incident.lockout == true | KEEP @timestamp, host.name, event.reason, source.ip, sshwhy.incident.count`,
    minutes: 10,
  },
  {
    id: 'sshwhy-self-ban',
    name: 'sshwhy: a ban tool banned an address from which somebody logs in',
    esql: `${incidents} | WHERE event.reason IN ("fail2ban", "denyhosts", "crowdsec", "sshguard") AND sshwhy.incident.lockout == true | KEEP @timestamp, host.name, event.reason, source.ip`,
    minutes: 10,
  },
  {
    id: 'sshwhy-throttling',
    name: 'sshwhy: sshd began to drop connections (MaxStartups)',
    esql: `${events} | WHERE event.action IN ("maxstartups-throttle-start", "maxstartups-drop") | STATS dropped = SUM(sshwhy.count) BY host.name`,
    minutes: 5,
  },
  {
    id: 'sshwhy-refused-private',
    name: 'sshwhy: TCP wrappers refuse an address of a private network',
    esql: `${events} | WHERE event.action == "connection-refused" AND CIDR_MATCH(source.ip, "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7") | STATS refused = SUM(sshwhy.count) BY host.name, source.ip`,
    minutes: 10,
  },
  {
    id: 'sshwhy-guessed',
    name: 'sshwhy: a login after many failed ones from the same address',
    esql: `${events} | WHERE event.action == "ssh_login" | STATS failed = COUNT(*) WHERE event.outcome == "failure", accepted = COUNT(*) WHERE event.outcome == "success" BY source.ip, host.name | WHERE failed >= 20 AND accepted > 0`,
    minutes: 60,
  },
  {
    id: 'sshwhy-server-down',
    name: 'sshwhy: sshd is down, or its configuration is broken',
    esql: `${incidents} | WHERE event.reason IN ("server-down", "server-config") AND sshwhy.incident.state == "open" | KEEP @timestamp, host.name, event.reason`,
    minutes: 10,
  },
];

/** What Kibana is told of a rule, without its id. */
export function ruleBody({ name, esql, minutes }: AlertRule): object {
  return {
    name,
    consumer: 'alerts',
    rule_type_id: '.es-query',
    schedule: { interval: `${Math.max(1, Math.round(minutes / 2))}m` },
    tags: ['sshwhy'],
    enabled: false,
    actions: [],
    params: {
      searchType: 'esqlQuery',
      esqlQuery: { esql },
      timeField: '@timestamp',
      timeWindowSize: minutes,
      timeWindowUnit: 'm',
      size: 0,
      threshold: [0],
      thresholdComparator: '>',
      groupBy: 'row',
    },
  };
}

/**
 * Creates the rules that are not there; those that are stay as they are, with whatever was changed in them.
 * @returns the ids of those created
 * @throws UserError for the first that Kibana refuses
 */
export async function installRules(kibana: KibanaClient): Promise<string[]> {
  const created: string[] = [];
  for (const rule of alertRules) {
    const answer = await kibana.request('POST', `/api/alerting/rule/${rule.id}`, JSON.stringify(ruleBody(rule)));
    if (answer.status === 200) created.push(rule.id);
    else if (answer.status !== 409) {
      const message = `Kibana did not take the alert rule "${rule.name}" (${answer.status}): ${reasonOf(answer)}`;
      throw new UserError(
        'rule-refused',
        message,
        'Rules need xpack.encryptedSavedObjects.encryptionKey in kibana.yml.',
      );
    }
  }
  return created;
}

/** Deletes our rules, those that are there; returns how many. */
export async function removeRules(kibana: KibanaClient): Promise<number> {
  let removed = 0;
  for (const { id, name } of alertRules) {
    const answer = await kibana.request('DELETE', `/api/alerting/rule/${id}`);
    if (answer.status === 204 || answer.status === 200) removed++;
    else if (answer.status !== 404) {
      throw new UserError(
        'not-removed',
        `Kibana did not delete the rule "${name}" (${answer.status}): ${reasonOf(answer)}`,
      );
    }
  }
  return removed;
}
