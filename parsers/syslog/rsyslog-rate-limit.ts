import { defineParser } from '../../src/parser/define.ts';

export const rsyslogRateLimit = defineParser({
  id: 'syslog.rsyslog-rate-limit',
  title: 'rsyslog dropped log lines',
  program: ['rsyslogd', 'rsyslogd-2177'],
  action: 'log-gap',
  patterns: [
    '{sshwhy.gap.source:phrase} from <{sshwhy.gap.sender:phrase}>: begin to drop messages due to rate-limiting',
    '{sshwhy.gap.source:word}: begin to drop messages due to rate-limiting',
    '{sshwhy.gap.source:word}: begin to drop messages due to rate-limiting [{sshwhy.gap.reference:phrase}]',
    'imuxsock[pid: {sshwhy.gap.pid:int}, name: {sshwhy.gap.source:phrase}]: {sshwhy.count:int} messages lost due to rate-limiting ({sshwhy.limit:int} allowed within {sshwhy.gap.interval:int} seconds)',
    '{sshwhy.gap.source:word}: {sshwhy.count:int} messages lost due to rate-limiting ({sshwhy.limit:int} allowed within {sshwhy.gap.interval:int} seconds)',
    '{sshwhy.gap.source:word}: {sshwhy.count:int} messages lost due to rate-limiting',
    '{sshwhy.gap.source:word}: {sshwhy.count:int} messages lost due to rate-limiting [{sshwhy.gap.reference:phrase}]',
    'imuxsock begins to drop messages from pid {sshwhy.gap.pid:int} due to rate-limiting', // rsyslog 5 to 7
    'imuxsock lost {sshwhy.count:int} messages from pid {sshwhy.gap.pid:int} due to rate-limiting', // rsyslog 5 to 7
  ],
  meaning:
    'One program wrote more lines than rsyslog takes in a while, so lines are missing from here on. That a ' +
    'refusal is not in the log proves nothing in this stretch.',
  remedy: [
    'Raise or turn off the limit: module(load="imuxsock" SysSock.RateLimit.Interval="0"), or ratelimit.interval="0" for imjournal.',
  ],
  source: 'rsyslog runtime/ratelimit.c and plugins/imuxsock, since 5; seen with 8.2302 of Debian 12',
  samples: {
    'Nov 21 01:18:41 web1 rsyslogd: imuxsock[pid: 2072, name: /usr/sbin/sshd] from <sshd:listener>: begin to drop messages due to rate-limiting':
      { 'sshwhy.gap.source': 'imuxsock[pid: 2072, name: /usr/sbin/sshd]', 'sshwhy.gap.sender': 'sshd:listener' },
    'Nov 21 01:18:41 web1 rsyslogd: imjournal: begin to drop messages due to rate-limiting': {
      'sshwhy.gap.source': 'imjournal',
    },
    'Nov 21 01:18:41 web1 rsyslogd: imjournal: begin to drop messages due to rate-limiting [v8.24.0 try http://www.rsyslog.com/e/2177 ]':
      { 'sshwhy.gap.source': 'imjournal', 'sshwhy.gap.reference': 'v8.24.0 try http://www.rsyslog.com/e/2177 ' },
    'Nov 21 01:18:41 web1 rsyslogd: imuxsock[pid: 2072, name: /usr/sbin/sshd]: 31 messages lost due to rate-limiting (5 allowed within 6 seconds)':
      {
        'sshwhy.gap.pid': 2072,
        'sshwhy.gap.source': '/usr/sbin/sshd',
        'sshwhy.count': 31,
        'sshwhy.limit': 5,
        'sshwhy.gap.interval': 6,
      },
    'Nov 21 01:18:41 web1 rsyslogd: imjournal: 90 messages lost due to rate-limiting (20000 allowed within 600 seconds)':
      { 'sshwhy.gap.source': 'imjournal', 'sshwhy.count': 90, 'sshwhy.limit': 20000, 'sshwhy.gap.interval': 600 },
    'Nov 21 01:18:41 web1 rsyslogd: imjournal: 1148 messages lost due to rate-limiting': {
      'sshwhy.gap.source': 'imjournal',
      'sshwhy.count': 1148,
    },
    'Nov 21 01:18:41 web1 rsyslogd: imjournal: 1148 messages lost due to rate-limiting [v8.24.0 try http://www.rsyslog.com/e/2177 ]':
      {
        'sshwhy.gap.source': 'imjournal',
        'sshwhy.count': 1148,
        'sshwhy.gap.reference': 'v8.24.0 try http://www.rsyslog.com/e/2177 ',
      },
    'Nov 21 01:18:41 web1 rsyslogd-2177: imuxsock begins to drop messages from pid 2072 due to rate-limiting': {
      'sshwhy.gap.pid': 2072,
    },
    'Nov 21 01:18:41 web1 rsyslogd-2177: imuxsock lost 112 messages from pid 2072 due to rate-limiting': {
      'sshwhy.count': 112,
      'sshwhy.gap.pid': 2072,
    },
  },
});
