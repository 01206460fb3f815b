import type { Random } from './random.ts';

/** A line without its stamp, and the log it goes into. */
export interface MadeUpLine {
  readonly log: 'auth.log' | 'fail2ban.log';
  /** `sshd[4711]: …`; of fail2ban.log all behind the stamp. */
  readonly text: string;
}

/** What sshd and fail2ban of a busy server write: attacks, bans, throttling, and people who log in. Every line is another. */
export class MadeUpServer {
  readonly #random: Random;
  /** fail2ban writes to syslog, into the same log. */
  readonly #isOneLog: boolean;
  readonly #waiting: MadeUpLine[] = [];
  readonly #banned = new Set<string>();
  #pid = 1000;
  #port = 1024;

  constructor(random: Random, isOneLog: boolean) {
    this.#random = random;
    this.#isOneLog = isOneLog;
  }

  next(): MadeUpLine {
    while (this.#waiting.length === 0) this.#somebodyComes();
    return this.#waiting.shift() as MadeUpLine;
  }

  #somebodyComes(): void {
    const random = this.#random;
    const kind = random.below(20);
    if (kind < 8) this.#attack(`203.0.113.${random.below(40)}`);
    else if (kind < 11) this.#login(`198.51.100.${random.below(30)}`, random.oneOf(['alice', 'bob', 'carol', 'dave']));
    else if (kind < 13) this.#throttle(`192.0.2.${random.below(20)}`);
    else if (kind < 15) this.#refuse(this.#anybody());
    else if (kind < 17) this.#noise(this.#anybody());
    else if (kind < 18) this.#unban();
    else
      this.#put(
        'auth.log',
        `CRON[${this.#nextPid()}]: pam_unix(cron:session): session opened for user root(uid=0) by (uid=0)`,
      );
  }

  #attack(ip: string): void {
    const pid = this.#nextPid();
    const port = this.#nextPort();
    const tries = 1 + this.#random.below(6);
    for (let i = 0; i < tries; i++) this.#sshd(`Failed password for root from ${ip} port ${port} ssh2`, pid);
    this.#sshd(`Connection closed by authenticating user root ${ip} port ${port} [preauth]`, pid);
    this.#fail2ban('filter', `INFO    [sshd] Found ${ip} - 2026-11-21 01:02:03`);
    if (this.#random.below(8) > 0 || this.#banned.has(ip)) return;
    this.#banned.add(ip);
    this.#fail2ban('actions', `NOTICE  [sshd] Ban ${ip}`);
  }

  #refuse(ip: string): void {
    this.#sshd(`refused connect from ${ip} (${ip})`);
  }

  #unban(): void {
    const [ip] = this.#banned;
    if (ip === undefined) return;
    this.#banned.delete(ip);
    this.#fail2ban('actions', `NOTICE  [sshd] Unban ${ip}`);
  }

  #login(ip: string, user: string): void {
    const pid = this.#nextPid();
    const port = this.#nextPort();
    this.#sshd(`Connection from ${ip} port ${port} on 192.0.2.250 port 22 rdomain ""`, pid);
    this.#sshd(`Accepted publickey for ${user} from ${ip} port ${port} ssh2: ED25519 SHA256:${port}`, pid);
    if (this.#random.below(2) === 0) this.#sshd(`Disconnected from user ${user} ${ip} port ${port}`, pid);
  }

  #throttle(ip: string): void {
    this.#sshd('error: beginning MaxStartups throttling', 900);
    const drops = 1 + this.#random.below(12);
    for (let i = 0; i < drops; i++) {
      const from = this.#random.below(4) === 0 ? `198.51.100.${this.#random.below(30)}` : ip;
      this.#sshd(
        `drop connection #${10 + i} from [${from}]:${this.#nextPort()} on [192.0.2.250]:22 past MaxStartups`,
        900,
      );
    }
    this.#sshd(
      `exited MaxStartups throttling after 00:00:0${this.#random.below(9)}, ${drops} connections dropped`,
      900,
    );
  }

  #noise(ip: string): void {
    const pid = this.#nextPid();
    const port = this.#nextPort();
    const first = this.#random.oneOf([
      'error: kex_exchange_identification: Connection closed by remote host',
      `banner exchange: Connection from ${ip} port ${port}: invalid format`,
      `fatal: Timeout before authentication for ${ip} port ${port}`,
      `error: maximum authentication attempts exceeded for root from ${ip} port ${port} ssh2 [preauth]`,
      `Unable to negotiate with ${ip} port ${port}: no matching key exchange method found. Their offer: diffie-hellman-group1-sha1 [preauth]`,
      `User git from ${ip} not allowed because not listed in AllowUsers`,
    ]);
    this.#sshd(first, pid);
    this.#sshd(`Connection closed by ${ip} port ${port}`, pid);
  }

  #anybody(): string {
    return `${this.#random.oneOf(['203.0.113', '198.51.100'])}.${this.#random.below(60)}`;
  }

  #sshd(message: string, pid = this.#nextPid()): void {
    this.#put('auth.log', `sshd[${pid}]: ${message}`);
  }

  #fail2ban(part: string, text: string): void {
    if (this.#isOneLog) this.#put('auth.log', `fail2ban.${part}[77]: ${text}`);
    else this.#put('fail2ban.log', `fail2ban.${part.padEnd(15)} [77]: ${text}`);
  }

  #put(log: MadeUpLine['log'], text: string): void {
    this.#waiting.push({ log, text });
  }

  #nextPid(): number {
    this.#pid = this.#pid >= 60_000 ? 1000 : this.#pid + 1;
    return this.#pid;
  }

  #nextPort(): number {
    this.#port = this.#port >= 65_000 ? 1024 : this.#port + 1;
    return this.#port;
  }
}
