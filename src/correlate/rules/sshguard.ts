import { banRule } from '../ban-rule.ts';
import { sshguardRemedy } from '../remedy/sshguard.ts';

export const sshguard = banRule({
  cause: 'sshguard',
  name: 'sshguard',
  found: 'Attack',
  ruleWord: '',
  stops: ['sshguard.exiting'],
  remedy: sshguardRemedy,
});
