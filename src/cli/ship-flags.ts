import type { ShipSettings } from '../ship/config/settings.ts';
import type { Surroundings } from './surroundings.ts';

/** The options of `ship` as commander hands them over. */
export interface ShipFlags {
  readonly config?: string;
  readonly once?: boolean;
  readonly dryRun?: boolean;
  readonly check?: boolean;
  readonly setup?: boolean;
  readonly state?: string;
  readonly replayDeadLetters?: boolean;
}

const STATE = '/var/lib/sshwhy';

/** `--state`, else `SSHWHY_STATE` or the configuration, else what systemd made for us, else the usual one. */
export function stateFolder({ state }: ShipFlags, settings: ShipSettings, env: Surroundings['env']): string {
  return state ?? settings.state ?? (env.STATE_DIRECTORY?.split(':')[0] || STATE);
}
