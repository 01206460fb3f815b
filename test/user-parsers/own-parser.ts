/** A line that no parser that ships knows. */
export const unknownLine =
  "Nov 21 09:12:44 web1 mydaemon[7]: gave up on 192.0.2.80 port 22 after 3 tries for user 'bob'";

/** What a file with an own parser holds; `changes` go before what is here, undefined takes a key out. */
export function ownParser(changes: Record<string, unknown> = {}): string {
  const parser = {
    id: 'mydaemon.gave-up',
    title: 'the daemon gave up',
    program: ['mydaemon'],
    action: 'note',
    patterns: [
      "gave up on {source.ip:ip} port {source.port:port} after {sshwhy.tries:int} tries for user '{user.name:user}'",
    ],
    meaning: 'It tried in vain.',
    source: 'a log of ours',
    samples: {
      [unknownLine]: { 'source.ip': '192.0.2.80', 'source.port': 22, 'sshwhy.tries': 3, 'user.name': 'bob' },
    },
    ...changes,
  };
  return JSON.stringify(parser, undefined, 2);
}
