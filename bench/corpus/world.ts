import { Addresses } from './addresses.ts';
import type { Random } from './random.ts';

export const SERVER = '198.51.100.10';
export const SERVER6 = '2001:db8::10';
export const FIRST_LISTENER = 812;
export const COLLEAGUES = ['alice', 'bob', 'carol', 'deploy', 'ops', 'ci-runner', 'dave', 'erin'] as const;

const HIGHEST_PID = 4_190_000;
const GUESSED_USERS = [
  ...['root', 'admin', 'ubuntu', 'test', 'oracle', 'postgres', 'user', 'pi', 'git', 'ftpuser'],
  ...['hadoop', 'deploy', 'guest', 'nagios', 'www-data', 'mysql', 'jenkins', 'es', 'minecraft', 'ec2-user'],
  ...['support', 'webmaster', 'tomcat', 'zabbix', 'ansible', 'devops', 'sonar', 'student', 'steam', 'backup'],
] as const satisfies readonly string[] as unknown as readonly [string, ...string[]];

/** What the episodes share: one server, its clock, process ids and visitors. */
export class World {
  readonly random: Random;
  readonly addresses: Addresses;
  /** Seconds since 1970, set by the scheduler before an episode goes on. */
  now: number;
  /** Pid of the sshd that listens; a restart changes it. */
  listener = FIRST_LISTENER;
  #pid = 2000;

  constructor(random: Random, now: number) {
    this.random = random;
    this.addresses = new Addresses(random);
    this.now = now;
  }

  nextPid(): number {
    this.#pid += this.random.between(1, 8);
    if (this.#pid > HIGHEST_PID) this.#pid = 2000;
    return this.#pid;
  }

  port(): number {
    return this.random.between(1024, 65535);
  }

  guessedUser(): string {
    const name = this.random.pick(GUESSED_USERS);
    return this.random.chance(0.8) ? name : name + this.random.between(1, 98);
  }

  /** OpenSSH 9.8 and later log what one connection does as `sshd-session`. */
  sessionProgram(): string {
    return this.random.chance(0.3) ? 'sshd-session' : 'sshd';
  }

  serverFor(address: string): string {
    return address.includes(':') ? SERVER6 : SERVER;
  }
}
