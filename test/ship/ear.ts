import type { UserError } from '../../src/error.ts';
import type { DeliveryListener, DeliveryNotice } from '../../src/ship/delivery.ts';

/** What a delivery told. */
export class Ear implements DeliveryListener<number> {
  readonly tokens: number[] = [];
  readonly notices: DeliveryNotice[] = [];
  fatal: UserError | undefined;
  onAcknowledged(token: number) {
    this.tokens.push(token);
  }
  onFatal(error: UserError) {
    this.fatal = error;
  }
  onNotice(notice: DeliveryNotice) {
    this.notices.push(notice);
  }
  get codes(): string[] {
    return this.notices.map(({ code }) => code);
  }
}
