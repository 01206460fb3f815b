import { defineParser } from '../../src/parser/define.ts';

export const bindFailed = defineParser({
  id: 'sshd.bind-failed',
  title: 'sshd could not listen on an address',
  program: ['sshd'],
  action: 'sshd-start-failed',
  outcome: 'failure',
  patterns: [
    'Bind to port {destination.port:port} on {destination.ip:ip} failed: {error.message:phrase}.',
    'listen on [{destination.ip:ip}]:{destination.port:port}: {error.message:phrase}',
  ],
  fields: { 'event.reason': 'bind' },
  meaning:
    '“Address already in use”: another sshd or a socket unit has the port; after an IPv6 address that takes ' +
    'IPv4 as well it is harmless. “Cannot assign requested address”: ListenAddress names an address that the ' +
    'machine does not have (yet). Alone it says nothing; “Cannot bind any address” does.',
  remedy: [
    'ss -ltnp "sport = :22" shows who has the port; for an address that comes late: ' +
      'After=network-online.target, or sysctl net.ipv4.ip_nonlocal_bind=1',
  ],
  source: 'openssh-portable sshd.c listen_on_addrs(), all releases',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: error: Bind to port 22 on 0.0.0.0 failed: Address already in use.': {
      'destination.port': 22,
      'destination.ip': '0.0.0.0',
      'error.message': 'Address already in use',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: error: Bind to port 22 on 192.0.2.10 failed: Cannot assign requested address.': {
      'destination.port': 22,
      'destination.ip': '192.0.2.10',
      'error.message': 'Cannot assign requested address',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: fatal: listen on [0.0.0.0]:22: Address already in use': {
      'destination.ip': '0.0.0.0',
      'destination.port': 22,
      'error.message': 'Address already in use',
    },
  },
  rejects: ['Nov 21 01:18:41 web1 sshd[4711]: fatal: Cannot bind any address.'],
});
