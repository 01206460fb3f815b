import { defineParser } from '../../src/parser/define.ts';

export const exiting = defineParser({
  id: 'sshguard.exiting',
  title: 'sshguard stopped, and took its blocks along',
  program: ['sshguard', 'sshg-blocker'],
  action: 'note',
  patterns: [
    'Exiting on {sshwhy.reason:phrase}.',
    'Exiting on {sshwhy.reason:word}', // 1.6 and 1.7
    'Got exit signal, flushing blocked addresses and exiting...', // 1.5
  ],
  fields: { 'observer.product': 'sshguard' },
  meaning: 'The back end removes every block when sshguard ends; those of the blacklist file come back when it starts.',
  source: 'sshguard src/blocker/blocker.c and src/fw; src/sshguard.c up to 1.7',
  samples: {
    'Nov 21 01:39:42 web1 sshguard[3272]: Exiting on signal.': { 'sshwhy.reason': 'signal' },
    'Nov 21 01:39:42 web1 sshguard[3272]: Exiting on signal': { 'sshwhy.reason': 'signal' },
    'Nov 21 01:39:42 web1 sshguard[3272]: Got exit signal, flushing blocked addresses and exiting...': {},
  },
});
