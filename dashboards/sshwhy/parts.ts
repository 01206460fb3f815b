import { type Column, count, sum } from '../kibana/columns.ts';
import type { Control, Row } from '../kibana/dashboard.ts';
import { metric } from '../kibana/lens.ts';
import { links, markdown, type Panel } from '../kibana/panel.ts';
import { dashboards, events, incidents, titles } from './names.ts';

/** What several dashboards have. */

const COUNT = 'sshwhy.count';

/** How many times: a line can stand for several. */
export function times(label: string, query?: string): Column {
  return sum(COUNT, label, query);
}

export function connectionsCut(label = 'Connections cut'): Column {
  return sum('sshwhy.incident.count', label);
}

export function incidentCount(label = 'Incidents', query?: string): Column {
  return count(label, query);
}

export const failedLogin = 'event.action: ssh_login and event.outcome: failure';
export const goodLogin = 'event.action: ssh_login and event.outcome: success';
/** Cut before a word was said. */
export const refusedActions =
  'event.action: (connection-refused or maxstartups-drop or persource-penalty-drop or packet-dropped or socket-limit)';
export const banActions = 'event.action: (ban or ban-restored or ban-increased)';
export const banCauses = 'event.reason: (fail2ban or denyhosts or crowdsec or sshguard)';
export const lockedOut = 'sshwhy.incident.lockout: true';
export const isOpen = 'sshwhy.incident.state: open';

/** Red is for people who cannot get in, and for nothing else. */
export const alarm = '#BD271E';

export function navigation(of: keyof typeof dashboards): Row {
  const targets = Object.entries(dashboards).filter(([name]) => name !== of);
  const labelled = targets.map(([name, id]) => [titles[name as keyof typeof titles], id]);
  return { height: 3, panels: [links(`${of}-links`, 48, Object.fromEntries(labelled))] };
}

export function howToRead(of: keyof typeof dashboards, height: number, text: string): Row {
  return { height, panels: [markdown(`${of}-help`, 48, text)] };
}

/** Numbers side by side, as wide as there is room for. */
export function headline(
  of: keyof typeof dashboards,
  numbers: readonly {
    readonly id: string;
    readonly title: string;
    readonly from: typeof events;
    readonly value: Column;
    readonly query?: string;
    readonly color?: string;
    readonly description: string;
  }[],
): Row {
  const width = 48 / numbers.length;
  const panels = numbers.map(({ id, from, value, ...rest }): Panel => {
    return metric({ ...rest, id: `${of}-number-${id}`, width, dataView: from.id, columns: { value } });
  });
  return { height: 6, panels };
}

const hosts: Control = { field: 'host.name', label: 'Host', dataView: events.id };

/** For dashboards that show events only. */
export const eventControls: readonly Control[] = [
  hosts,
  { field: 'source.ip', label: 'Source', dataView: events.id },
  { field: 'user.name', label: 'User', dataView: events.id },
];

/** For dashboards that show incidents: those about a host name their victims among the related addresses. */
export const incidentControls: readonly Control[] = [
  { ...hosts, dataView: incidents.id },
  { field: 'related.ip', label: 'Source', dataView: incidents.id },
  { field: 'related.user', label: 'User', dataView: incidents.id },
];

export const causeControl: Control = { field: 'event.reason', label: 'Cause', dataView: incidents.id };
export const jailControl: Control = { field: 'rule.name', label: 'Jail', dataView: events.id };

/** A ban tells the attack before it as well; what it has taken over does not count on its own. */
export const notAbsorbed = 'not sshwhy.incident.state: absorbed';
