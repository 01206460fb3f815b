import { defineParser } from '../../src/parser/define.ts';

export const tooFast = defineParser({
  id: 'xinetd.too-fast',
  title: 'xinetd closed a service for some seconds: too many connections',
  program: ['xinetd'],
  action: 'note',
  patterns: [
    'FAIL: {sshwhy.service:word} connections per second from={source.ip:ip}',
    'Deactivating service {sshwhy.service:word} due to excessive incoming connections.  Restarting in {sshwhy.retry.seconds:int} seconds.',
    'Activating service {sshwhy.service:word}',
  ],
  meaning:
    'The limit cps was passed: until "Activating service" nobody reaches the service, and no line is written for them.',
  remedy: ['cps = 50 10 in /etc/xinetd.d/SERVICE or /etc/xinetd.conf, then systemctl reload xinetd.'],
  source: 'xinetd xinetd/service.c',
  samples: {
    'Nov 21 01:21:26 web1 xinetd[10202]: FAIL: ssh2 connections per second from=203.0.113.105': {
      'sshwhy.service': 'ssh2',
      'source.ip': '203.0.113.105',
    },
    'Nov 21 01:21:26 web1 xinetd[10202]: Deactivating service ssh2 due to excessive incoming connections.  Restarting in 30 seconds.':
      { 'sshwhy.service': 'ssh2', 'sshwhy.retry.seconds': 30 },
    'Nov 21 01:21:26 web1 xinetd[10202]: Activating service ssh2': { 'sshwhy.service': 'ssh2' },
  },
});
