import { type Episode, entry } from '../episode.ts';
import type { World } from '../world.ts';

/** Guessed passwords, wording of OpenSSH 7.5 and later. */
export function* bruteForce(world: World): Episode {
  const { random } = world;
  const address = world.addresses.stranger();
  const program = world.sessionProgram();
  for (let attempts = random.between(1, 5); attempts > 0; attempts--) {
    const pid = world.nextPid();
    const port = world.port();
    if (random.chance(0.36)) {
      const message = `Connection from ${address} port ${port} on ${world.serverFor(address)} port 22 rdomain ""`;
      yield entry(0.01, program, pid, message, 'connection_from');
    }
    const unknown = random.chance(0.45);
    const user = unknown ? world.guessedUser() : random.pick(['root', 'root', 'root', 'alice', 'bob']);
    yield* failedPassword(program, pid, address, port, user, unknown);
    yield* ending(world, program, pid, address, port, user, unknown);
  }
}

function* failedPassword(
  program: string,
  pid: number,
  address: string,
  port: number,
  user: string,
  unknown: boolean,
): Episode {
  const pam = `pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=${address} `;
  if (unknown) {
    yield entry(2, program, pid, `Invalid user ${user} from ${address} port ${port}`, 'invalid_user');
    yield entry(0.01, program, pid, 'pam_unix(sshd:auth): check pass; user unknown', 'pam_check_pass');
    yield entry(0.01, program, pid, pam, 'pam_auth_failure');
    const failed = `Failed password for invalid user ${user} from ${address} port ${port} ssh2`;
    yield entry(2, program, pid, failed, 'failed_password_invalid_user');
  } else {
    yield entry(2, program, pid, `${pam} user=${user}`, 'pam_auth_failure');
    yield entry(2, program, pid, `Failed password for ${user} from ${address} port ${port} ssh2`, 'failed_password');
  }
}

function* ending(
  world: World,
  program: string,
  pid: number,
  address: string,
  port: number,
  user: string,
  unknown: boolean,
): Episode {
  const peer = `${address} port ${port}`;
  const who = `${unknown ? 'invalid user' : 'authenticating user'} ${user} ${peer}`;
  const way = world.random.fraction();
  if (way < 0.45) {
    yield entry(0.3, program, pid, `Received disconnect from ${peer}:11: Bye Bye [preauth]`, 'received_disconnect');
  }
  if (way < 0.55) {
    yield entry(0, program, pid, `Disconnected from ${who} [preauth]`, 'disconnected_preauth');
  } else if (way < 0.85) {
    yield entry(0.5, program, pid, `Connection closed by ${who} [preauth]`, 'preauth_close');
  } else if (way < 0.95) {
    yield entry(0.5, program, pid, `Connection reset by ${who} [preauth]`, 'preauth_reset');
  } else {
    const name = unknown ? `invalid user ${user}` : user;
    const exceeded = `error: maximum authentication attempts exceeded for ${name} from ${peer} ssh2 [preauth]`;
    yield entry(0.2, program, pid, exceeded, 'max_auth_tries');
    const disconnecting = `Disconnecting ${who}: Too many authentication failures [preauth]`;
    yield entry(0, program, pid, disconnecting, 'too_many_failures');
  }
}
