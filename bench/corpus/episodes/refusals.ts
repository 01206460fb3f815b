import { type Episode, entry } from '../episode.ts';
import type { World } from '../world.ts';

/** TCP wrappers turn a visitor away before SSH begins. */
export function* refusedByTcpWrappers(world: World): Episode {
  const { random } = world;
  const address = world.addresses.stranger();
  const name = world.addresses.hostName(address);
  if (random.chance(0.03)) {
    const line = random.between(1, 899);
    const warning = `warning: /etc/hosts.deny, line ${line}: can't verify hostname: getaddrinfo(${name}, AF_INET) failed`;
    yield entry(0, 'sshd', world.nextPid(), warning, 'libwrap_warning');
  }
  for (let knocks = random.pick([1, 1, 2, 3, 5, 8, 13]); knocks > 0; knocks--) {
    const message = `refused connect from ${name} (${address})`;
    yield entry(random.seconds(0, 4), 'sshd', world.nextPid(), message, 'refused_connect');
  }
}

/** The configuration says no: AllowUsers, AllowGroups, PermitRootLogin, StrictModes. */
export function* refusedByPolicy(world: World): Episode {
  const { random } = world;
  const address = world.addresses.stranger();
  const pid = world.nextPid();
  const user = world.guessedUser();
  const program = world.sessionProgram();
  const delay = random.seconds(0, 4);
  switch (random.between(0, 3)) {
    case 0: {
      const message = `User ${user} from ${address} not allowed because not listed in AllowUsers`;
      return yield entry(delay, program, pid, message, 'denied_policy');
    }
    case 1: {
      const message = `User ${user} from ${address} not allowed because none of user's groups are listed in AllowGroups`;
      return yield entry(delay, program, pid, message, 'denied_policy');
    }
    case 2: {
      const message = `ROOT LOGIN REFUSED FROM ${address} port ${world.port()}`;
      return yield entry(delay, program, pid, message, 'denied_policy');
    }
    default: {
      const message = `Authentication refused: bad ownership or modes for directory /home/${user}/.ssh`;
      return yield entry(delay, program, pid, message, 'bad_modes');
    }
  }
}
