import { plainTime } from '../clock.ts';
import { type Episode, entry } from '../episode.ts';
import { SERVER, SERVER6, type World } from '../world.ts';

const FAIL2BAN_PID = 977;
const BOOTED = 1_779_000_000;
const MAC = '02:fc:00:00:00:01:02:fc:00:00:00:02:08:00';

/** fail2ban with `logtarget = SYSLOG`. */
export function* fail2ban(world: World): Episode {
  const { random } = world;
  const address = world.addresses.stranger();
  const jail = random.pick(['sshd', 'sshd', 'sshd', 'recidive']);
  for (let found = random.between(2, 5); found > 0; found--) {
    const delay = random.seconds(0.5, 4);
    const message = `INFO [${jail}] Found ${address} - ${plainTime(world.now + delay)}`;
    yield entry(delay, 'fail2ban.filter', FAIL2BAN_PID, message, 'f2b_found');
  }
  yield entry(0.3, 'fail2ban.actions', FAIL2BAN_PID, `NOTICE [${jail}] Ban ${address}`, 'f2b_ban');
  if (random.chance(0.2)) {
    yield entry(1, 'fail2ban.actions', FAIL2BAN_PID, `WARNING [${jail}] ${address} already banned`, 'f2b_already');
  }
  if (random.chance(0.9)) {
    yield entry(40, 'fail2ban.actions', FAIL2BAN_PID, `NOTICE [${jail}] Unban ${address}`, 'f2b_unban');
  }
}

/** Netfilter's LOG target: the repeated SYN of one visitor. */
export function* firewall(world: World): Episode {
  const { random } = world;
  const prefix = random.pick(['[UFW BLOCK] ', 'SSH-REJECT: ', 'f2b-sshd: ', 'nft ssh drop: ']);
  const address = world.addresses.stranger();
  const port = world.port();
  for (let tries = random.between(1, 3), delay = 1; tries > 0; tries--, delay *= 2) {
    const uptime = (world.now + delay - BOOTED).toFixed(6);
    const message = `[${uptime}] ${prefix}IN=eth0 OUT= MAC=${MAC} ${packet(world, address, port)}`;
    yield entry(delay, 'kernel', undefined, message, 'firewall_drop');
  }
}

function packet({ random }: World, address: string, port: number): string {
  if (address.includes(':')) {
    const flow = random.between(1, 999_998);
    return `SRC=${address} DST=${SERVER6} LEN=80 TC=0 HOPLIMIT=52 FLOWLBL=${flow} PROTO=TCP SPT=${port} DPT=22 WINDOW=64800 RES=0x00 SYN URGP=0 `;
  }
  const hops = random.between(40, 63);
  const id = random.between(0, 65535);
  return `SRC=${address} DST=${SERVER} LEN=60 TOS=0x00 PREC=0x00 TTL=${hops} ID=${id} DF PROTO=TCP SPT=${port} DPT=22 WINDOW=64240 RES=0x00 SYN URGP=0 `;
}
