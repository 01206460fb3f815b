import { defineParser } from '../../src/parser/define.ts';

export const started = defineParser({
  id: 'xinetd.started',
  title: 'xinetd passed a connection on to its service, or its service ended',
  program: ['xinetd'],
  action: 'note',
  patterns: [
    'START: {sshwhy.service:word} pid={sshwhy.child.pid:int} from={source.ip:ip}',
    'EXIT: {sshwhy.service:word} status={sshwhy.exit_code:int} pid={sshwhy.child.pid:int} duration={sshwhy.duration:float}(sec)',
    'EXIT: {sshwhy.service:word} signal={sshwhy.signal:int} pid={sshwhy.child.pid:int} duration={sshwhy.duration:float}(sec)',
    '{sshwhy.version:word} started with {sshwhy.xinetd.options:phrase} options compiled in.',
    'Started working: {sshwhy.count:int} available services',
    'Started working: {sshwhy.count:int} available service',
    'Exiting...',
  ],
  meaning: 'START comes before the access rules of libwrap, so it does not mean that the client got through.',
  source: 'xinetd xinetd/log.c; seen with 2.3.15.3',
  samples: {
    'Nov 21 01:21:26 web1 xinetd[10202]: START: ssh2 pid=10355 from=::ffff:203.0.113.105': {
      'sshwhy.service': 'ssh2',
      'sshwhy.child.pid': 10355,
      'source.ip': '203.0.113.105',
    },
    'Nov 21 01:21:26 web1 xinetd[10202]: EXIT: ssh2 status=255 pid=10361 duration=1(sec)': {
      'sshwhy.service': 'ssh2',
      'sshwhy.exit_code': 255,
      'sshwhy.child.pid': 10361,
      'sshwhy.duration': 1,
    },
    'Nov 21 01:21:26 web1 xinetd[10202]: EXIT: ssh2 signal=9 pid=10361 duration=1(sec)': {
      'sshwhy.service': 'ssh2',
      'sshwhy.signal': 9,
      'sshwhy.child.pid': 10361,
      'sshwhy.duration': 1,
    },
    'Nov 21 01:21:25 web1 xinetd[10202]: 2.3.15.3 started with libwrap loadavg labeled-networking options compiled in.':
      {
        'sshwhy.version': '2.3.15.3',
        'sshwhy.xinetd.options': 'libwrap loadavg labeled-networking',
      },
    'Nov 21 01:21:25 web1 xinetd[10202]: Started working: 2 available services': { 'sshwhy.count': 2 },
    'Nov 21 01:21:25 web1 xinetd[10202]: Started working: 1 available service': { 'sshwhy.count': 1 },
    'Nov 21 01:21:43 web1 xinetd[10202]: Exiting...': {},
  },
});
