import { defineParser } from '../../src/parser/define.ts';

export const journaldRateLimit = defineParser({
  id: 'syslog.journald-rate-limit',
  title: 'the journal dropped log lines',
  program: ['systemd-journald', 'systemd-journal'],
  action: 'log-gap',
  patterns: [
    'Suppressed {sshwhy.count:int} messages from {sshwhy.gap.source:text}',
    'Missed {sshwhy.count:int} kernel messages',
    'Forwarding to syslog missed {sshwhy.count:int} messages.',
  ],
  meaning:
    'A service wrote more lines than RateLimitBurst in RateLimitIntervalSec, or the journal could not keep up, so ' +
    'lines are missing before this one. That a refusal is not in the log proves nothing in this stretch.',
  remedy: [
    'For sshd only: LogRateLimitIntervalSec=0 in a drop-in of ssh.service. For all: RateLimitIntervalSec= and RateLimitBurst= in /etc/systemd/journald.conf.',
  ],
  source: 'systemd src/journal/journald-server.c, journald-kmsg.c and journald-syslog.c',
  samples: {
    'Nov 21 01:18:41 web1 systemd-journald[210]: Suppressed 1042 messages from ssh.service': {
      'sshwhy.count': 1042,
      'sshwhy.gap.source': 'ssh.service',
    },
    'Nov 21 01:18:41 web1 systemd-journald[210]: Missed 17 kernel messages': { 'sshwhy.count': 17 },
    'Nov 21 01:18:41 web1 systemd-journald[210]: Forwarding to syslog missed 4 messages.': { 'sshwhy.count': 4 },
  },
});
