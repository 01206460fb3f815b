import { banRule } from '../ban-rule.ts';
import { crowdSecRemedy } from '../remedy/crowdsec.ts';

/** The firewall bouncer drops all packets of an address, so a scenario about a web server cuts SSH as well. */
export const crowdsec = banRule({
  cause: 'crowdsec',
  name: 'CrowdSec',
  found: 'alert',
  ruleWord: 'scenario',
  remedy: crowdSecRemedy,
});
