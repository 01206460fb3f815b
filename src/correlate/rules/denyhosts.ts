import { banRule } from '../ban-rule.ts';
import { denyHostsRemedy } from '../remedy/denyhosts.ts';

export const denyhosts = banRule({
  cause: 'denyhosts',
  name: 'DenyHosts',
  found: 'found',
  ruleWord: '',
  endsSilently: true,
  remedy: denyHostsRemedy,
});
