import { defineParser } from '../../src/parser/define.ts';

export const reverseMapping = defineParser({
  id: 'sshd.reverse-mapping',
  title: 'the name of an address does not lead back to it',
  program: ['sshd'],
  action: 'note',
  patterns: [
    'Address {source.ip:ip} maps to {source.domain:text}, but this does not map back to the address.',
    'Address {source.ip:ip} maps to {source.domain:text}, but this does not map back to the address - POSSIBLE BREAK-IN ATTEMPT!', // 4.3 to 7.2
    'Address {source.ip:ip} maps to {source.domain:text}, but this does not map back to the address - POSSIBLE BREAKIN ATTEMPT!', // up to 4.2
    'reverse mapping checking getaddrinfo for {source.domain:text} [{source.ip:ip}] failed.',
    'reverse mapping checking getaddrinfo for {source.domain:text} [{source.ip:ip}] failed - POSSIBLE BREAK-IN ATTEMPT!', // 4.4 to 7.2
    'reverse mapping checking getaddrinfo for {source.domain:text} failed - POSSIBLE BREAK-IN ATTEMPT!', // 4.3
    'reverse mapping checking getaddrinfo for {source.domain:text} failed - POSSIBLE BREAKIN ATTEMPT!', // up to 4.2
    'Nasty PTR record "{source.domain:text}" is set up for {source.ip:ip}, ignoring',
  ],
  meaning:
    'UseDNS is on and the name in the DNS for the client’s address is missing, wrong or forged; whoever owns the ' +
    'address writes it as they like. In spite of its old wording it proves no attack and refuses nobody, but slow ' +
    'look-ups keep slots of MaxStartups busy.',
  remedy: ['Set UseDNS no (the default since 6.8) unless host names are used in from= or Match Host.'],
  source: 'openssh-portable canohost.c, auth.c (since 7.3), packet.c (since 9.8); since 2.1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: Address 192.0.2.4 maps to host.example.com, but this does not map back to the address.':
      { 'source.ip': '192.0.2.4', 'source.domain': 'host.example.com' },
    'Nov 21 01:18:41 web1 sshd[4711]: Address 192.0.2.4 maps to host.example.com, but this does not map back to the address - POSSIBLE BREAK-IN ATTEMPT!':
      { 'source.ip': '192.0.2.4', 'source.domain': 'host.example.com' },
    'Nov 21 01:18:41 web1 sshd[4711]: Address 192.0.2.4 maps to host.example.com, but this does not map back to the address - POSSIBLE BREAKIN ATTEMPT!':
      { 'source.ip': '192.0.2.4', 'source.domain': 'host.example.com' },
    'Nov 21 01:18:41 web1 sshd[4711]: reverse mapping checking getaddrinfo for ns.example.com [192.0.2.186] failed.': {
      'source.domain': 'ns.example.com',
      'source.ip': '192.0.2.186',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: reverse mapping checking getaddrinfo for ns.example.com [192.0.2.186] failed - POSSIBLE BREAK-IN ATTEMPT!':
      { 'source.domain': 'ns.example.com', 'source.ip': '192.0.2.186' },
    'Nov 21 01:18:41 web1 sshd[4711]: reverse mapping checking getaddrinfo for ns.example.com failed - POSSIBLE BREAK-IN ATTEMPT!':
      { 'source.domain': 'ns.example.com' },
    'Nov 21 01:18:41 web1 sshd[4711]: reverse mapping checking getaddrinfo for ns.example.com failed - POSSIBLE BREAKIN ATTEMPT!':
      { 'source.domain': 'ns.example.com' },
    'Nov 21 01:18:41 web1 sshd[4711]: Nasty PTR record "198.51.100.4" is set up for 192.0.2.9, ignoring': {
      'source.domain': '198.51.100.4',
      'source.ip': '192.0.2.9',
    },
  },
});
