import { defineParser } from '../../src/parser/define.ts';

export const otherPacket = defineParser({
  id: 'netfilter.other-packet',
  title: 'a firewall rule logged a packet that cannot be a client of sshd',
  program: ['kernel'],
  action: 'note',
  patterns: [
    '{rule.name:phrase}IN={sshwhy.packet.route:phrase} PROTO=UDP {sshwhy.packet.rest:text}',
    '{rule.name:phrase}IN={sshwhy.packet.route:phrase} PROTO=ICMP {sshwhy.packet.rest:text}',
    '{rule.name:phrase}IN={sshwhy.packet.route:phrase} PROTO=ICMPv6 {sshwhy.packet.rest:text}',
    '{rule.name:phrase}IN={sshwhy.packet.route:phrase} PROTO={sshwhy.packet.protocol:int} {sshwhy.packet.rest:text}',
    '{rule.name:phrase} IN= OUT={sshwhy.packet.route:phrase} PROTO=TCP {sshwhy.packet.rest:text}',
  ],
  meaning: 'Another protocol than TCP, or a packet that the server itself sent: it cut nobody off from sshd.',
  source: 'linux net/netfilter/nf_log_syslog.c',
  samples: {
    'Nov 21 01:20:06 web1 kernel: IPTABLES-DROP: IN=lo OUT= SRC=192.0.2.1 DST=192.0.2.53 LEN=76 TTL=64 PROTO=UDP SPT=49007 DPT=53 LEN=56':
      {
        'rule.name': 'IPTABLES-DROP: ',
        'sshwhy.packet.route': 'lo OUT= SRC=192.0.2.1 DST=192.0.2.53 LEN=76 TTL=64',
        'sshwhy.packet.rest': 'SPT=49007 DPT=53 LEN=56',
      },
    'Nov 21 01:20:06 web1 kernel: [UFW BLOCK] IN=eth0 OUT= SRC=192.0.2.1 DST=192.0.2.53 LEN=84 PROTO=ICMP TYPE=8 CODE=0 ID=1 SEQ=1 ':
      {
        'rule.name': '[UFW BLOCK] ',
        'sshwhy.packet.route': 'eth0 OUT= SRC=192.0.2.1 DST=192.0.2.53 LEN=84',
        'sshwhy.packet.rest': 'TYPE=8 CODE=0 ID=1 SEQ=1 ',
      },
    'Nov 21 01:20:06 web1 kernel: [UFW BLOCK] IN=eth0 OUT= SRC=fe80::1 DST=ff02::1 LEN=72 PROTO=ICMPv6 TYPE=130 CODE=0 ':
      {
        'rule.name': '[UFW BLOCK] ',
        'sshwhy.packet.route': 'eth0 OUT= SRC=fe80::1 DST=ff02::1 LEN=72',
        'sshwhy.packet.rest': 'TYPE=130 CODE=0 ',
      },
    'Nov 21 01:20:06 web1 kernel: [UFW BLOCK] IN=eth0 OUT= SRC=192.0.2.1 DST=224.0.0.1 LEN=32 PROTO=2 ': {
      'rule.name': '[UFW BLOCK] ',
      'sshwhy.packet.route': 'eth0 OUT= SRC=192.0.2.1 DST=224.0.0.1 LEN=32',
      'sshwhy.packet.protocol': 2,
      'sshwhy.packet.rest': '',
    },
    'Nov 21 01:20:06 web1 kernel: [UFW BLOCK] IN= OUT=eth0 SRC=192.0.2.1 DST=203.0.113.9 LEN=60 PROTO=TCP SPT=50000 DPT=22 WINDOW=64240 RES=0x00 SYN URGP=0 ':
      {
        'rule.name': '[UFW BLOCK]',
        'sshwhy.packet.route': 'eth0 SRC=192.0.2.1 DST=203.0.113.9 LEN=60',
        'sshwhy.packet.rest': 'SPT=50000 DPT=22 WINDOW=64240 RES=0x00 SYN URGP=0 ',
      },
  },
});
