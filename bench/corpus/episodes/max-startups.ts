import { type Episode, entry, LISTENER } from '../episode.ts';
import type { World } from '../world.ts';

interface Holder {
  readonly address: string;
  readonly port: number;
  readonly pid: number;
}

const MAX_STARTUPS_BEGIN = 10;
const LOGGED_BEFORE_RATE_LIMIT = 4;

/**
 * One network opens connections and never logs in; the places for unauthenticated visitors run out and sshd drops others.
 * The scheduler runs one such episode at a time, as there is one listener.
 */
export function* maxStartups(world: World): Episode {
  const { random } = world;
  const verbose = random.chance(0.8);
  const holders = verbose && random.chance(0.7) ? chooseHolders(world) : [];
  for (const { address, port, pid } of holders) {
    const message = `Connection from ${address} port ${port} on ${world.serverFor(address)} port 22 rdomain ""`;
    yield entry(random.seconds(0.01, 0.2), 'sshd', pid, message, 'connection_from');
  }
  if (random.chance(0.25)) {
    yield* newDrops(world);
    yield* release(world, holders);
  } else {
    yield* oldDrops(world, verbose, holders);
  }
}

/** OpenSSH 8.5 to 9.9: begin, drops, exit. At LogLevel INFO only the first drop is logged, but all are counted. */
function* oldDrops(world: World, verbose: boolean, holders: readonly Holder[]): Episode {
  const { random } = world;
  const dropped = random.between(2, 60);
  yield entry(0.1, 'sshd', LISTENER, 'error: beginning MaxStartups throttling', 'maxstartups_begin');
  const started = world.now;
  for (let number = 0; number < (verbose ? dropped : 1); number++) {
    yield entry(random.seconds(0, 0.4), 'sshd', LISTENER, drop(world, 'past MaxStartups'), 'maxstartups_drop');
  }
  yield* release(world, holders);
  const delay = random.seconds(0.2, 2);
  const lasted = timeFrame(world.now + delay - started);
  const exited = `exited MaxStartups throttling after ${lasted}, ${dropped} connections dropped`;
  yield entry(delay, 'sshd', LISTENER, exited, 'maxstartups_end');
}

/** OpenSSH 10: no begin and exit; a few drops are logged, the others summed up. */
function* newDrops(world: World): Episode {
  const { random } = world;
  for (let number = 0; number < LOGGED_BEFORE_RATE_LIMIT; number++) {
    yield entry(random.seconds(0, 0.4), 'sshd', LISTENER, drop(world, 'Maxstartups'), 'maxstartups_drop');
  }
  const more = random.between(1, 60);
  const message = `Maxstartups logging rate-limited: additional ${more} connections dropped`;
  yield entry(random.seconds(2, 8), 'sshd', LISTENER, message, 'drop_rate_limited');
}

function drop(world: World, reason: string): string {
  const { random } = world;
  const victim = random.chance(0.15) ? world.addresses.colleague() : world.addresses.stranger();
  const startups = MAX_STARTUPS_BEGIN + random.between(0, random.between(0, 60));
  return `drop connection #${startups} from [${victim}]:${world.port()} on [${world.serverFor(victim)}]:22 ${reason}`;
}

function chooseHolders(world: World): Holder[] {
  const first = world.addresses.stranger();
  const spread = world.random.chance(0.5);
  return Array.from({ length: world.random.between(8, 14) }, () => ({
    address: spread ? world.addresses.neighbour(first) : first,
    port: world.port(),
    pid: world.nextPid(),
  }));
}

function* release(world: World, holders: readonly Holder[]): Episode {
  const way = world.random.fraction();
  for (const { address, port, pid } of holders) {
    const delay = world.random.seconds(0.05, 0.5);
    const peer = `${address} port ${port}`;
    if (way < 0.5) yield entry(delay, 'sshd', pid, `Connection closed by ${peer} [preauth]`, 'preauth_close');
    else if (way < 0.7) yield entry(delay, 'sshd', pid, `Connection reset by ${peer} [preauth]`, 'preauth_reset');
    else yield entry(delay, 'sshd', pid, `fatal: Timeout before authentication for ${peer}`, 'timeout_before_auth');
  }
}

function timeFrame(seconds: number): string {
  const whole = Math.round(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
