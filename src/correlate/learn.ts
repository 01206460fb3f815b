import type { LogEvent } from '../parser/log-event.ts';
import type { Host } from './host.ts';

/** What a line tells of the server itself: who gets in, its addresses and ports, and from when on lines are missing. */
export function learn(host: Host, event: LogEvent, isSuccess: boolean): void {
  const { action } = event;
  if (action === 'ssh_login') {
    if (isSuccess && event.sourceKey !== undefined) {
      host.sources.logIn(event.sourceKey, event.userName ?? '', event.line.time);
    }
  } else if (action === 'connection-opened' || action === 'sshd-started') {
    const local = event.address('destination.ip');
    if (local !== 0 && local !== '::') host.addLocal(local); // not the wildcards of `Server listening on`
    const port = event.get('destination.port');
    if (typeof port === 'number') host.sshPorts.add(port);
  } else if (action === 'log-gap') host.addGap(event.line.time);
}
