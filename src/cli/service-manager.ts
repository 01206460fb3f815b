import { spawn } from 'node:child_process';
import type { Surroundings } from './surroundings.ts';

/**
 * Tells systemd how we are, sd_notify(3), where it wants to know (`NOTIFY_SOCKET`). Node has no datagram sockets of the
 * Unix kind, so it is told through the program systemd-notify; the unit needs `NotifyAccess=all` for it.
 */
export class ServiceManager {
  readonly #env: { readonly NOTIFY_SOCKET?: string | undefined; readonly PATH?: string | undefined };
  readonly #onTrouble: (reason: string) => void;
  #turn: Promise<void> = Promise.resolve();
  /** Nobody wants to know. */
  readonly #isSilent: boolean;
  #isTroubled = false;
  #beat: NodeJS.Timeout | undefined;

  /** @param onTrouble  told once, the first time that systemd cannot be told */
  constructor({ NOTIFY_SOCKET, PATH }: Surroundings['env'], onTrouble: (reason: string) => void) {
    // Nothing else of our environment is its business: there may be secrets in it.
    this.#env = { NOTIFY_SOCKET, PATH };
    this.#onTrouble = onTrouble;
    this.#isSilent = !NOTIFY_SOCKET;
  }

  ready(): void {
    this.#tell('READY=1');
  }

  /** `ready` follows. The time is what Type=notify-reload knows this reload by. */
  reloading(): void {
    this.#tell('RELOADING=1', `MONOTONIC_USEC=${process.hrtime.bigint() / 1000n}`);
  }

  stopping(): void {
    this.#tell('STOPPING=1');
  }

  /** Where it watches us: says that we live, twice as often as it must be, while that is so. */
  watch({ WATCHDOG_USEC, WATCHDOG_PID }: Surroundings['env'], isAlive: () => boolean): void {
    const microseconds = Number(WATCHDOG_USEC);
    const isForOther = WATCHDOG_PID !== undefined && WATCHDOG_PID !== String(process.pid);
    if (!(microseconds > 0) || isForOther || this.#isSilent) return;
    this.#beat = setInterval(() => isAlive() && this.#tell('WATCHDOG=1'), microseconds / 2000);
  }

  /** Waits until what was said has been told. */
  async close(): Promise<void> {
    clearInterval(this.#beat);
    await this.#turn;
  }

  /** One after the other, so that they arrive in this order. */
  #tell(...variables: readonly string[]): void {
    if (this.#isSilent) return;
    this.#turn = this.#turn.then(async () => {
      const trouble = await notify(variables, this.#env);
      if (trouble !== undefined && !this.#isTroubled) this.#onTrouble(trouble);
      this.#isTroubled ||= trouble !== undefined;
    });
  }
}

/** @returns why it could not be told */
async function notify(variables: readonly string[], env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const child = spawn('systemd-notify', variables, { env, stdio: 'ignore', timeout: 10_000 });
  return await new Promise((resolve) => {
    child.once('error', ({ message }) => resolve(message));
    child.once('close', (code) => resolve(code === 0 ? undefined : `systemd-notify: exit ${code ?? 'by a signal'}`));
  });
}
