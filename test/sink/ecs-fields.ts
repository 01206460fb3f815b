/** Those of the ECS 9.4.0 fields (generated/ecs/ecs_flat.yml) that our documents use. */
export const ecsFields: ReadonlySet<string> = new Set(
  `@timestamp ecs.version event.id event.kind event.action event.category event.type event.outcome event.provider
  event.module event.dataset event.original event.reason event.duration event.start event.end event.severity message
  log.file.path service.name host.name host.hostname process.name process.pid observer.vendor observer.product
  network.transport network.protocol source.ip source.port source.address destination.ip destination.port user.name
  related.ip related.user related.hosts rule.id rule.name rule.reference error.message threat.framework threat.tactic.id
  threat.tactic.name threat.technique.id threat.technique.name
  file.path service.version process.command_line user.id source.domain`.split(/\s+/),
);

/** `event.type` for each `event.category`, as ECS 9.4.0 expects them. */
export const ecsTypes: Readonly<Record<string, readonly string[]>> = {
  authentication: ['start', 'end', 'info'],
  configuration: ['access', 'change', 'creation', 'deletion', 'info'],
  host: ['access', 'change', 'end', 'info', 'start'],
  intrusion_detection: ['allowed', 'denied', 'info'],
  network: ['access', 'allowed', 'connection', 'denied', 'end', 'info', 'protocol', 'start'],
  process: ['access', 'change', 'end', 'info', 'start'],
  session: ['start', 'end', 'info'],
};

/** The dotted names of all values. */
export function fieldNames(document: object, prefix = ''): string[] {
  return Object.entries(document).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? fieldNames(value, `${prefix}${name}.`)
      : [prefix + name],
  );
}
