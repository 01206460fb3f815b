import { type Episode, entry } from '../episode.ts';
import type { Random } from '../random.ts';
import { COLLEAGUES, type World } from '../world.ts';

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Somebody who may log in does, works and leaves. */
export function* session(world: World): Episode {
  const { random } = world;
  const address = world.addresses.colleague();
  const program = world.sessionProgram();
  const monitor = world.nextPid();
  const worker = world.nextPid();
  const port = world.port();
  const uid = 1000 + random.between(0, COLLEAGUES.length - 1);
  const user = COLLEAGUES[uid - 1000];
  const peer = `${address} port ${port}`;
  if (random.chance(0.4)) {
    const message = `Connection from ${peer} on ${world.serverFor(address)} port 22 rdomain ""`;
    yield entry(random.seconds(0, 2), program, monitor, message, 'connection_from');
  }
  const accepted = random.chance(0.8)
    ? `Accepted publickey for ${user} from ${peer} ssh2: ED25519 SHA256:${fingerprint(random)}`
    : `Accepted password for ${user} from ${peer} ssh2`;
  yield entry(0.3, program, monitor, accepted, 'accepted');
  const opened = `pam_unix(sshd:session): session opened for user ${user}(uid=${uid}) by (uid=0)`;
  yield entry(0, program, monitor, opened, 'session_opened');
  yield entry(0, 'systemd-logind', 640, `New session ${random.between(1, 99998)} of user ${user}.`, 'other');
  const stay = 5 + 100 * random.fraction() ** 2;
  yield entry(
    stay,
    program,
    worker,
    `Received disconnect from ${peer}:11: disconnected by user`,
    'received_disconnect',
  );
  yield entry(0, program, worker, `Disconnected from user ${user} ${peer}`, 'disconnected');
  yield entry(0, program, monitor, `pam_unix(sshd:session): session closed for user ${user}`, 'session_closed');
}

function fingerprint(random: Random): string {
  let text = '';
  for (let bits = 0, rest = 0; text.length < 43; bits -= 6, rest >>>= 6) {
    if (bits < 6) {
      rest = random.next();
      bits = 32;
    }
    text += BASE64[rest & 63];
  }
  return text;
}
