import { defineParser } from '../../src/parser/define.ts';

export const refusedConnect = defineParser({
  id: 'libwrap.refused-connect',
  title: 'TCP wrappers (hosts.allow, hosts.deny) refused a connection',
  program: ['sshd', 'tcpd'],
  action: 'connection-refused',
  outcome: 'failure',
  patterns: [
    'refused connect from {sshwhy.refused.name:text} ({source.ip:ip})',
    'refused connect from {sshwhy.refused.name:word}@{source.address:address} with IP source routing options',
    'refused connect from {source.address:address} with IP source routing options',
    'refused connect from {sshwhy.refused.name:word}@{source.address:address}', // builds without IPv6
    'refused connect from {source.address:address}', // builds without IPv6
  ],
  fields: { 'event.reason': 'tcp_wrappers' },
  meaning:
    'A rule of /etc/hosts.deny (or a deny rule in hosts.allow) fits the client. Its process waits 5 seconds and ' +
    'closes the connection without a banner, so the client reads "kex_exchange_identification: read: Connection ' +
    'reset by peer"; FreeBSD’s port resets at once. The name in front of the brackets is what the client’s DNS or ' +
    'ident server claims: only the address in brackets counts.',
  remedy: [
    'See which rule fits: tcpdmatch sshd ADDRESS (package tcpd).',
    'Take the entry out of /etc/hosts.deny or allow it first in /etc/hosts.allow (sshd: ADDRESS); both take effect at once. If fail2ban or DenyHosts wrote it, unban it there.',
  ],
  source:
    'tcp_wrappers 7.6 refuse.c and fix_options.c, with the IPv6 patch of Debian, Red Hat and FreeBSD; FreeBSD port of openssh-portable 9.8p1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: refused connect from 192.0.2.2 (192.0.2.2)': {
      'sshwhy.refused.name': '192.0.2.2',
      'source.ip': '192.0.2.2',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: refused connect from _U2FsdGVkX19P3BCJmFBHhjLza8Bc (198.51.100.7)@::ffff:192.0.2.161 (::ffff:192.0.2.161)':
      {
        'sshwhy.refused.name': '_U2FsdGVkX19P3BCJmFBHhjLza8Bc (198.51.100.7)@::ffff:192.0.2.161',
        'source.ip': '192.0.2.161',
      },
    'Nov 21 01:18:41 web1 sshd[4711]: refused connect from scanner9.example.com (2001:db8::9)': {
      'sshwhy.refused.name': 'scanner9.example.com',
      'source.ip': '2001:db8::9',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: refused connect from 192.0.2.3 with IP source routing options': {
      'source.address': '192.0.2.3',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: refused connect from root@192.0.2.3 with IP source routing options': {
      'sshwhy.refused.name': 'root',
      'source.address': '192.0.2.3',
    },
    'Nov 21 01:18:41 web1 tcpd[99]: refused connect from host.example.net': { 'source.address': 'host.example.net' },
    'Nov 21 01:18:41 web1 sshd[4711]: refused connect from root@192.0.2.3': {
      'sshwhy.refused.name': 'root',
      'source.address': '192.0.2.3',
    },
  },
  rejects: [
    "Nov 21 01:18:41 web1 sshd[4711]: Bad protocol version identification 'refused connect from 198.51.100.2 (198.51.100.2)' from 192.0.2.4",
  ],
});
