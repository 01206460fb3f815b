import type { Context } from '../rule.ts';

/** Gives the line the client of its process, where an earlier line told which process serves whom. */
export function joinChild({ event, host }: Context): void {
  const client = host.server.children.get(event.line.pid);
  if (client === undefined || event.ambiguous) return;
  if (event.sourceKey === undefined) {
    event.sourceKey = client.source;
    event.sourcePort = client.port;
  }
  if (event.userName === undefined && client.user !== '') event.userName = client.user;
}

/** Whether the line is about a connection in which somebody had logged in. */
export function isEstablished({ event, host, session }: Context): boolean {
  if (event.match.preauth) return false;
  if (session !== undefined && !Number.isNaN(session.acceptedAt)) return true;
  if (host.server.children.has(event.line.pid)) return true;
  // Since 7.5 such a line says `user alice`, `authenticating user alice` or `invalid user alice`.
  return /(?:from|by) user \{|^Exit \(|^Read error from remote host/.test(event.match.pattern.source);
}
