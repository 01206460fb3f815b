import { type Episode, entry } from '../episode.ts';
import type { World } from '../world.ts';

const GOODBYES = [
  '11: Bye Bye [preauth]',
  '11: Bye Bye [preauth]',
  '11: Bye Bye [preauth]',
  '11: disconnected by user',
] as const;
const REFUSALS = [
  '14: No more user authentication methods available. [preauth]',
  '3: com.jcraft.jsch.JSchException: Auth fail [preauth]',
] as const;

/** Guessed passwords in the wording of OpenSSH 6.x: one connection for each guess. */
export function* oldBruteForce(world: World): Episode {
  const { random } = world;
  const address = world.addresses.stranger();
  for (let attempts = random.between(1, 5); attempts > 0; attempts--) {
    const pid = world.nextPid();
    const port = world.port();
    const unknown = random.chance(0.33);
    if (random.chance(0.15)) yield reverseMapping(world, pid, address);
    yield* unknown ? unknownUser(pid, address, port, world.guessedUser()) : knownUser(pid, address, port);
    const said = random.chance(0.75)
      ? `Received disconnect from ${address}: ${random.pick(GOODBYES)}`
      : `error: Received disconnect from ${address}: ${random.pick(REFUSALS)}`;
    yield entry(0.3, 'sshd', pid, said, 'received_disconnect');
  }
}

/** One connection that guesses until it is thrown out; rsyslog folds the equal lines. */
export function* oldStubbornGuesser(world: World): Episode {
  const { random } = world;
  const address = world.addresses.stranger();
  const pid = world.nextPid();
  const port = world.port();
  if (random.chance(0.5)) yield reverseMapping(world, pid, address);
  yield* knownUser(pid, address, port);
  const folded = `message repeated ${random.between(2, 5)} times: [ Failed password for root from ${address} port ${port} ssh2]`;
  yield entry(8, 'sshd', pid, folded, 'message_repeated');
  const way = random.fraction();
  if (way < 0.1) {
    yield entry(0.2, 'sshd', pid, 'fatal: Write failed: Connection reset by peer [preauth]', 'write_failed');
  } else if (way < 0.3) {
    yield entry(0.2, 'sshd', pid, `Connection closed by ${address} [preauth]`, 'preauth_close');
  } else {
    const thrownOut = 'Disconnecting: Too many authentication failures for root [preauth]';
    yield entry(0.2, 'sshd', pid, thrownOut, 'too_many_failures');
  }
  const more = `PAM 5 more authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost=${address}  user=root`;
  yield entry(0, 'sshd', pid, more, 'pam_more_failures');
  yield entry(0, 'sshd', pid, 'PAM service(sshd) ignoring max retries; 6 > 3', 'pam_max_retries');
}

/** Scripts that ask for a name and leave, or try the method `none`. */
export function* oldProbe(world: World): Episode {
  const { random } = world;
  const address = world.addresses.stranger();
  const pid = world.nextPid();
  const user = world.guessedUser();
  yield entry(random.seconds(0, 4), 'sshd', pid, `Invalid user ${user} from ${address}`, 'invalid_user');
  yield entry(0.01, 'sshd', pid, `input_userauth_request: invalid user ${user} [preauth]`, 'input_userauth');
  if (random.chance(0.3)) {
    const failed = `Failed none for invalid user ${user} from ${address} port ${world.port()} ssh2`;
    yield entry(0.1, 'sshd', pid, failed, 'failed_password_invalid_user');
  }
  yield entry(0.4, 'sshd', pid, `Connection closed by ${address} [preauth]`, 'preauth_close');
}

function reverseMapping(world: World, pid: number, address: string) {
  const name = `ns.${world.random.between(0, 998)}.example.com`;
  const message = `reverse mapping checking getaddrinfo for ${name} [${address}] failed - POSSIBLE BREAK-IN ATTEMPT!`;
  return entry(0.01, 'sshd', pid, message, 'reverse_mapping');
}

function* unknownUser(pid: number, address: string, port: number, user: string): Episode {
  yield entry(2, 'sshd', pid, `Invalid user ${user} from ${address}`, 'invalid_user');
  yield entry(0.01, 'sshd', pid, `input_userauth_request: invalid user ${user} [preauth]`, 'input_userauth');
  yield entry(0.01, 'sshd', pid, 'pam_unix(sshd:auth): check pass; user unknown', 'pam_check_pass');
  yield entry(0.01, 'sshd', pid, pamFailure(address), 'pam_auth_failure');
  const failed = `Failed password for invalid user ${user} from ${address} port ${port} ssh2`;
  yield entry(2, 'sshd', pid, failed, 'failed_password_invalid_user');
}

function* knownUser(pid: number, address: string, port: number): Episode {
  yield entry(2, 'sshd', pid, `${pamFailure(address)} user=root`, 'pam_auth_failure');
  yield entry(2, 'sshd', pid, `Failed password for root from ${address} port ${port} ssh2`, 'failed_password');
}

function pamFailure(address: string): string {
  return `pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=${address} `;
}
