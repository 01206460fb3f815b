import { type Episode, entry, LISTENER } from '../episode.ts';
import type { World } from '../world.ts';

const REASONS = [
  'failed authentication',
  'exceeded LoginGraceTime',
  'connections without attempting authentication',
  'caused crash',
] as const;

/** OpenSSH 9.8 and later punish an address and drop what it sends meanwhile (PerSourcePenalties). */
export function* penalty(world: World): Episode {
  const { random } = world;
  const address = world.addresses.stranger();
  const reason = random.pick(REASONS);
  const [family, net] = address.includes(':') ? ['ipv6', `${address}/128`] : ['ipv4', `${address}/32`];
  const deferred = `srclimit_penalise: ${family}: new ${net} deferred penalty of 5.000 seconds for penalty: ${reason}`;
  yield entry(random.seconds(0, 2), 'sshd', LISTENER, deferred, 'penalty_record');
  const seconds = random.seconds(15, 75).toFixed(3);
  const active = `srclimit_penalise: ${net}: activating ${family} penalty of ${seconds} seconds for penalty: ${reason}`;
  yield entry(9, 'sshd', LISTENER, active, 'penalty_record');
  for (let drops = random.between(1, 8); drops > 0; drops--) {
    const place = `from [${address}]:${world.port()} on [${world.serverFor(address)}]:22`;
    const message = `drop connection #${random.between(0, 8)} ${place} penalty: ${reason}`;
    yield entry(random.seconds(0.5, 4.5), 'sshd', LISTENER, message, 'penalty_drop');
  }
  if (random.chance(0.3)) {
    const more = random.between(1, 400);
    const message = `PerSourcePenalties logging rate-limited: additional ${more} connections dropped`;
    yield entry(10, 'sshd', LISTENER, message, 'drop_rate_limited');
  }
}
