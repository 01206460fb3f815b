import type { ChainStep, Fact } from './incident.ts';
import type { OpenIncident } from './open-incident.ts';
import { isFailedReload, type Outage, triesOf } from './outage.ts';
import { outageRemedy } from './remedy/outage.ts';
import type { Story, Weight } from './rule.ts';
import { plural, span } from './words.ts';

const SECOND = 1_000_000;
type Incident = OpenIncident<Outage>;

/** What was wrong decides what it is called: a lack of memory, the configuration, or that it simply was not running. */
export function weighOutage({ detail, start, end, over }: Incident): Weight {
  // It may have run with its log elsewhere; what says that it failed leaves no doubt.
  const failed = triesOf(detail) > 0 || detail.problems.length > 0 || detail.exit !== '' || detail.killedFor !== '';
  const strength = detail.isEndUnknown || detail.isSocketOpen ? 'weak' : failed ? 'proof' : 'strong';
  const severity = severityOf(detail, over, end - start);
  if (detail.killedFor) return { strength, severity, cause: 'resource-exhaustion' };
  const isSetUp = detail.problems.some(({ kind }) => kind === 'configuration' || kind === 'set-up');
  return isSetUp ? { strength, severity, cause: 'server-config' } : { strength, severity };
}

function severityOf(detail: Outage, over: boolean, length: number): number {
  if (!over) return triesOf(detail) > 0 || detail.hasHitLimit || detail.problems.length > 0 ? 80 : 20;
  if (detail.isEndUnknown) return 15;
  const planned = detail.beginning === 'stop' || detail.beginning === 'reload';
  if (planned && length < 5 * SECOND && detail.problems.length === 0 && !isFailedReload(detail)) return 10;
  return length < 60 * SECOND ? 40 : 60;
}

export function tellOutage(incident: Incident): Story {
  return {
    message: message(incident),
    chain: chain(incident),
    facts: facts(incident),
    remedy: outageRemedy(incident),
  };
}

function message({ detail, start, end, over }: Incident): string {
  const tries = triesOf(detail);
  const failed = tries > 0 ? ` after ${plural(tries, 'start')} that failed` : '';
  const limit = detail.hasHitLimit ? ', and systemd gave up' : '';
  const why = detail.problems[0] ? `: ${detail.problems[0].text}` : '';
  if (detail.isEndUnknown) return `${beginning(detail)}, and was back later; the log does not say when${why}`;
  const length = Number.isNaN(end - start) ? '' : ` for ${lengthOf(end - start)}`;
  if (over) return `${beginning(detail)}: it took no connections${length}${failed}${limit}${why}`;
  const still = tries > 0 || detail.hasHitLimit ? `${failed}${limit}, and was not up again` : ', and was not up again';
  return `${beginning(detail)}${still} where the log ends${why}`;
}

function beginning(detail: Outage): string {
  if (detail.killedFor) return `${detail.killedFor} was killed for lack of memory`;
  if (detail.beginning === 'start') return 'sshd did not start';
  if (detail.beginning === 'death') return `sshd died${detail.exit ? ` (${detail.exit})` : ''}`;
  if (detail.beginning === 'reload') {
    const failed = isFailedReload(detail) || detail.problems.length > 0 || triesOf(detail) > 0;
    return failed ? 'a reload of sshd failed and ended it' : 'sshd was reloaded';
  }
  return detail.isShutdown ? 'the machine was restarted or shut down' : 'sshd was stopped or restarted';
}

function chain({ detail, start, end, over }: Incident): ChainStep[] {
  const steps: ChainStep[] = [];
  const first = {
    stop: 'sshd is told to end',
    reload: 'sshd is told to read its configuration again (SIGHUP)',
    death: `sshd ends${detail.exit ? ` (${detail.exit})` : ''}`,
    start: 'sshd cannot start',
  }[detail.beginning];
  if (detail.killedFor)
    steps.push({ time: detail.killedAt, text: `out of memory: the kernel kills ${detail.killedFor}` });
  steps.push({ time: detail.killedFor ? Number.NaN : start, text: first });
  for (const { text } of detail.problems) steps.push({ time: Number.NaN, text });
  const tries = triesOf(detail);
  if (tries > 0) steps.push({ time: Number.NaN, text: `${plural(tries, 'start')} failed` });
  if (detail.hasHitLimit) steps.push({ time: Number.NaN, text: 'systemd no longer tries (start-limit-hit)' });
  if (over && !detail.isEndUnknown) steps.push({ time: end, text: 'sshd listens again' });
  return steps;
}

function facts(incident: Incident): Fact[] {
  const { detail, over } = incident;
  const found: Fact[] = [];
  const window = over ? 'in this time' : 'from then on';
  const refused = detail.isSocketOpen
    ? `systemd held the port meanwhile (socket activation): clients that came ${window} waited, or were cut when sshd could not be started`
    : `clients that came ${window} got “Connection refused”, which sshd cannot log; those not yet taken were reset`;
  found.push({ label: 'Cut', text: refused });
  const seen = detail.left > 0 ? `; systemd names ${detail.left} that went on` : '';
  if (!detail.isShutdown && !detail.killedFor) {
    const text = `a stop, a reload or the death of the listening sshd does not end them (KillMode=process)${seen}`;
    found.push({ label: 'Open sessions', text });
  }
  if (isFailedReload(detail) && detail.problems.length === 0) {
    const text = `another process (${detail.nextPid}) listens after the reload, so the old one (${detail.pid}) did not survive it; mostly an error in sshd_config, which goes to stderr and not into this log`;
    found.push({ label: 'The reload failed', text });
  }
  return found;
}

/** Many logs know no less than a second. */
function lengthOf(microseconds: number): string {
  return microseconds < SECOND ? 'less than 1 s' : span(microseconds);
}
