import { UserError } from '../error.ts';
import type { ShipSettings } from '../ship/config/settings.ts';
import { whyNotReady, whyStalled } from '../ship/operating/health.ts';
import { type ListenAddress, parseListen } from '../ship/operating/listen-address.ts';
import type { Metrics } from '../ship/operating/metrics.ts';
import { MetricsServer, type Paths, plain } from '../ship/operating/metrics-server.ts';
import { type Counting, RunTotals } from '../ship/operating/run-totals.ts';
import { ServiceManager } from './service-manager.ts';
import type { ShipLog } from './ship-log.ts';
import type { Surroundings } from './surroundings.ts';

/** Those who look after the shipper while it runs: Prometheus, health checks, systemd. They stay over a reload. */
export class Operating {
  readonly manager: ServiceManager;
  readonly #totals = new RunTotals();
  readonly #version: string;
  readonly #log: ShipLog;
  #drain = 0;
  /** Loaded when it is first wanted. */
  #metrics: Metrics | undefined;
  #server: MetricsServer | undefined;
  #listen: string | undefined;

  constructor({ env }: Pick<Surroundings, 'env'>, version: string, log: ShipLog) {
    this.#version = version;
    this.#log = log;
    this.manager = new ServiceManager(env, (reason) => {
      const help =
        'Without it systemd does not learn that sshwhy runs: install it, or set Type=exec and no WatchdogSec.';
      log.tell({ level: 'warn', code: 'no-systemd-notify', message: `systemd cannot be told: ${reason}`, help });
    });
    this.manager.watch(env, () => this.#stalled() === undefined);
  }

  /** Serves where the settings say; what cannot be is told, and keeps nobody from shipping. */
  async apply({ metrics: { listen }, drain }: ShipSettings): Promise<void> {
    this.#drain = drain;
    if (listen === this.#listen) return;
    await this.#server?.close();
    this.#server = undefined;
    this.#listen = undefined;
    if (listen === undefined) return;
    try {
      const { openMetrics } = await import('../ship/operating/metrics.ts');
      this.#metrics ??= await openMetrics(this.#totals, this.#version);
      this.#server = await MetricsServer.open(parseListen(listen) as ListenAddress, this.#paths(this.#metrics));
      this.#listen = listen;
      const message = `http://${listen}/metrics has its numbers; /healthz and /readyz tell how it is`;
      this.#log.tell({ level: 'info', code: 'listening', message });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.#log.fail(error);
    }
  }

  /** This one works from now on. */
  begin(shipper: Counting): void {
    this.#totals.begin(shipper);
  }

  async close(): Promise<void> {
    await this.#server?.close();
    await this.manager.close();
  }

  #paths(metrics: Metrics): Paths {
    return {
      '/metrics': async () => ({ status: 200, contentType: metrics.contentType, text: await metrics.text() }),
      '/healthz': () => {
        const stalled = this.#stalled();
        return stalled === undefined ? plain(200, 'ok') : plain(503, stalled);
      },
      '/readyz': () => {
        const reasons = whyNotReady(this.#totals.look());
        return reasons.length === 0 ? plain(200, 'ok') : plain(503, reasons.join('\n'));
      },
    };
  }

  #stalled(): string | undefined {
    return whyStalled(this.#totals.look(), Date.now(), this.#drain);
  }
}
