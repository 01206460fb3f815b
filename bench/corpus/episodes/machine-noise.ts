import { type Episode, entry } from '../episode.ts';
import { COLLEAGUES, FIRST_LISTENER, type World } from '../world.ts';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** What is in auth.log besides sshd. */
export function* otherPrograms(world: World): Episode {
  const { random } = world;
  const pid = world.nextPid();
  const user = random.pick(COLLEAGUES);
  const delay = random.seconds(0, 4);
  const kind = random.between(0, 5);
  if (kind < 2) {
    const opened = 'pam_unix(cron:session): session opened for user root(uid=0) by (uid=0)';
    yield entry(delay, 'CRON', pid, opened, 'other');
    yield entry(1, 'CRON', pid, 'pam_unix(cron:session): session closed for user root', 'other');
  } else if (kind === 2) {
    const where = `TTY=pts/${random.between(0, 8)} ; PWD=/home/${user}`;
    const message = `   ${user} : ${where} ; USER=root ; COMMAND=/usr/bin/systemctl restart nginx`;
    yield entry(delay, 'sudo', undefined, message, 'other');
  } else if (kind === 3) {
    const message = `connection from ${world.addresses.stranger()} () at ${asctime(world.now + delay)} `;
    yield entry(delay, 'ftpd', pid, message, 'other');
  } else if (kind === 4) {
    yield entry(delay, 'su(pam_unix)', pid, `session opened for user ${user} by (uid=0)`, 'other');
  } else {
    yield entry(delay, 'systemd-logind', 640, `Removed session ${random.between(1, 99998)}.`, 'other');
  }
}

/** rsyslog folds equal lines. */
export function* repeatedMessage(world: World): Episode {
  const { random } = world;
  const failed = `Failed password for root from ${world.addresses.stranger()} port ${world.port()} ssh2`;
  const message = `message repeated ${random.between(2, 5)} times: [ ${failed}]`;
  yield entry(random.seconds(0, 4), 'sshd', world.nextPid(), message, 'message_repeated');
}

/** sshd stops and comes back with another pid, the first time with difficulty; the scheduler lets no throttling run meanwhile. */
export function* serverRestart(world: World): Episode {
  const first = world.listener === FIRST_LISTENER;
  yield entry(1, 'sshd', world.listener, 'Received signal 15; terminating.', 'server_stop');
  world.listener = world.nextPid();
  if (first || world.random.chance(0.2)) {
    const error = 'error: Bind to port 22 on 0.0.0.0 failed: Address already in use.';
    yield entry(1, 'sshd', world.listener, error, 'server_error');
    world.listener = world.nextPid();
  }
  yield entry(1, 'sshd', world.listener, 'Server listening on 0.0.0.0 port 22.', 'server_start');
  yield entry(0, 'sshd', world.listener, 'Server listening on :: port 22.', 'server_start');
}

function asctime(seconds: number): string {
  const date = new Date(seconds * 1000);
  const [, , month, year] = date.toUTCString().split(' ');
  const day = String(date.getUTCDate()).padStart(2);
  return `${DAYS[date.getUTCDay()]} ${month} ${day} ${date.toISOString().slice(11, 19)} ${year}`;
}
