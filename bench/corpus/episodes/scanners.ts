import { type Episode, entry, LISTENER } from '../episode.ts';
import type { World } from '../world.ts';

const KEX_ERRORS = [
  'Connection closed by remote host',
  'read: Connection reset by peer',
  'client sent invalid protocol identifier "GET / HTTP/1.1"',
  'banner line contains invalid characters',
] as const;
const NO_COMMON_GROUND = [
  'key exchange method found. Their offer: diffie-hellman-group14-sha1,diffie-hellman-group-exchange-sha1,diffie-hellman-group1-sha1',
  'host key type found. Their offer: ssh-rsa,ssh-dss',
  'cipher found. Their offer: aes128-cbc,3des-cbc',
  'MAC found. Their offer: hmac-md5',
] as const;
const NOT_SSH = ['GET / HTTP/1.0', String.raw`\003`, String.raw`\026\003\001`] as const;

/** Visitors that never come as far as a password. */
export function* scanner(world: World): Episode {
  const { random } = world;
  const program = world.sessionProgram();
  const pid = world.nextPid();
  const address = world.addresses.stranger();
  const peer = `${address} port ${world.port()}`;
  const delay = random.seconds(0, 4);
  const way = random.fraction() * 12;
  if (way < 2) {
    yield entry(delay, program, pid, `Connection closed by ${peer} [preauth]`, 'preauth_close');
  } else if (way < 3) {
    yield entry(delay, program, pid, `Connection reset by ${peer} [preauth]`, 'preauth_reset');
  } else if (way < 5) {
    const who = random.chance(0.7) ? peer : address;
    yield entry(delay, program, pid, `Did not receive identification string from ${who}`, 'no_ident');
  } else if (way < 7.5) {
    const error = `error: kex_exchange_identification: ${random.pick(KEX_ERRORS)}`;
    yield entry(delay, program, pid, error, 'kex_ident_error');
    const end = random.chance(0.6)
      ? `banner exchange: Connection from ${peer}: invalid format`
      : `Connection closed by ${peer}`;
    yield entry(0, program, pid, end, 'banner_invalid');
  } else if (way < 9.5) {
    const message = `Unable to negotiate with ${peer}: no matching ${random.pick(NO_COMMON_GROUND)} [preauth]`;
    yield entry(delay, program, pid, message, 'negotiation_mismatch');
  } else if (way < 10.5) {
    yield entry(delay, program, pid, `fatal: Timeout before authentication for ${peer}`, 'timeout_before_auth');
  } else if (way < 10.8) {
    const message = `Timeout before authentication for connection from ${address} to ${world.serverFor(address)}, pid = ${pid}`;
    yield entry(delay, 'sshd', LISTENER, message, 'timeout_before_auth');
  } else {
    const message = `Bad protocol version identification '${random.pick(NOT_SSH)}' from ${peer}`;
    yield entry(delay, program, pid, message, 'bad_protocol');
  }
}
