import { type Episode, entry } from '../episode.ts';
import type { Label } from '../labels.ts';
import type { World } from '../world.ts';

/** Names chosen to mislead a parser: an address inside, spaces, nothing, escaped bytes, very long. */
export function* oddName(world: World): Episode {
  const { random } = world;
  const peer = `${world.addresses.stranger()} port ${world.port()}`;
  const [message, label] = random.pick(ODD)(peer, random.between(200, 1499));
  yield entry(random.seconds(0, 4), world.sessionProgram(), world.nextPid(), message, label);
}

const ODD: readonly [OddLine, ...OddLine[]] = [
  (peer) => [`Invalid user root from 1.2.3.4 port 22 from ${peer}`, 'invalid_user'],
  (peer) => [`Failed password for invalid user foo bar from ${peer} ssh2`, 'failed_password_invalid_user'],
  (peer) => [
    `Failed password for invalid user x from 1.1.1.1 port 22 ssh2 from ${peer} ssh2`,
    'failed_password_invalid_user',
  ],
  (peer) => [`Invalid user  from ${peer}`, 'invalid_user'],
  (peer) => [String.raw`Invalid user \303\234n\303\257code from ${peer}`, 'invalid_user'],
  (peer) => [`Invalid user drop connection #10 past MaxStartups from ${peer}`, 'invalid_user'],
  (peer, length) => [`Invalid user ${'A'.repeat(length)} from ${peer}`, 'invalid_user'],
];

type OddLine = (peer: string, length: number) => readonly [string, Label];
