import { defineParser } from '../../src/parser/define.ts';

export const packet = defineParser({
  id: 'netfilter.packet',
  title: 'a firewall rule logged a TCP packet',
  program: ['kernel'],
  action: 'packet-dropped',
  // The prefix is the administrator's own word, or that of ufw and firewalld: it alone tells what became of the packet.
  actionBy: {
    field: 'rule.name',
    otherwise: 'note',
    words: [
      ['drop', 'packet-dropped'],
      ['reject', 'packet-dropped'],
      ['block', 'packet-dropped'],
      ['deny', 'packet-dropped'],
      ['denied', 'packet-dropped'],
      ['refuse', 'packet-dropped'],
      ['limit', 'packet-dropped'],
      ['throttle', 'packet-dropped'],
      ['flood', 'packet-dropped'],
      ['ban', 'packet-dropped'],
      ['f2b', 'packet-dropped'],
      ['crowdsec', 'packet-dropped'],
      ['sshguard', 'packet-dropped'],
      ['denyhosts', 'packet-dropped'],
    ],
  },
  patterns: [
    '{rule.name:phrase} IN={sshwhy.packet.interface:word} OUT= SRC={source.ip:ip} DST={destination.ip:ip} {sshwhy.packet.header:phrase} PROTO=TCP SPT={source.port:port} DPT={destination.port:port} {sshwhy.packet.flags:phrase}',
    '{rule.name:phrase} IN={sshwhy.packet.interface:word} OUT= SRC={source.ip:ip} DST={destination.ip:ip} PROTO=TCP SPT={source.port:port} DPT={destination.port:port} {sshwhy.packet.flags:phrase}',
    '{rule.name:phrase} IN={sshwhy.packet.interface:word} OUT={sshwhy.packet.route:phrase} SRC={source.ip:ip} DST={destination.ip:ip} {sshwhy.packet.header:phrase} PROTO=TCP SPT={source.port:port} DPT={destination.port:port} {sshwhy.packet.flags:phrase}',
    '{rule.name:phrase} IN={sshwhy.packet.interface:word} OUT={sshwhy.packet.route:phrase} SRC={source.ip:ip} DST={destination.ip:ip} PROTO=TCP SPT={source.port:port} DPT={destination.port:port} {sshwhy.packet.flags:phrase}',
    // A prefix without a space at its end, and none at all.
    '{rule.name:phrase}IN={sshwhy.packet.interface:word} OUT={sshwhy.packet.route:phrase} SRC={source.ip:ip} DST={destination.ip:ip} {sshwhy.packet.header:phrase} PROTO=TCP SPT={source.port:port} DPT={destination.port:port} {sshwhy.packet.flags:phrase}',
    'IN={sshwhy.packet.interface:word} OUT={sshwhy.packet.route:phrase} SRC={source.ip:ip} DST={destination.ip:ip} {sshwhy.packet.header:phrase} PROTO=TCP SPT={source.port:port} DPT={destination.port:port} {sshwhy.packet.flags:phrase}',
  ],
  meaning:
    'A rule with LOG (iptables) or log (nftables) fitted a packet. ufw writes [UFW BLOCK] for its default policy, ' +
    '[UFW LIMIT BLOCK] for a source that opened 6 connections within 30 seconds, [UFW ALLOW] and [UFW AUDIT] for what ' +
    'it lets through; firewalld names the zone or policy and REJECT or DROP (only with LogDenied). Other prefixes are ' +
    'chosen by the administrator. Only a SYN to the SSH port is an attempt to connect; the same source port again is ' +
    'the same attempt, sent once more. ufw and most rules limit how many lines they write, so silence proves nothing.',
  remedy: [
    'Find the rule by its prefix: nft -a list ruleset, iptables-save, ufw status numbered, firewall-cmd --list-all-zones.',
  ],
  source:
    'linux net/netfilter/nf_log_syslog.c; ufw user.rules and before.rules; firewalld core/nftables.py and core/ipXtables.py; seen with Linux 6.18, iptables 1.8.9, nft 1.0.6',
  samples: {
    'Nov 21 01:20:06 web1 kernel: [UFW BLOCK] IN=eth0 OUT= MAC=00:00:5e:00:53:01:00:00:5e:00:53:02:08:00 SRC=203.0.113.96 DST=198.51.100.10 LEN=60 TOS=0x10 PREC=0x00 TTL=64 ID=11054 DF PROTO=TCP SPT=40223 DPT=22 WINDOW=65495 RES=0x00 SYN URGP=0 ':
      {
        'rule.name': '[UFW BLOCK]',
        'sshwhy.packet.interface': 'eth0',
        'sshwhy.packet.route': ' MAC=00:00:5e:00:53:01:00:00:5e:00:53:02:08:00',
        'source.ip': '203.0.113.96',
        'destination.ip': '198.51.100.10',
        'sshwhy.packet.header': 'LEN=60 TOS=0x10 PREC=0x00 TTL=64 ID=11054 DF',
        'source.port': 40223,
        'destination.port': 22,
        'sshwhy.packet.flags': 'WINDOW=65495 RES=0x00 SYN URGP=0 ',
      },
    '2026-11-21T01:20:22.843155+00:00 web1 kernel: ssh6 drop IN=lo OUT= MAC=00:00:5e:00:53:01:00:00:5e:00:53:02:86:dd SRC=2001:0db8:0bad:0000:0000:0000:0000:0008 DST=2001:0db8:0000:0000:0000:0000:0000:0010 LEN=80 TC=16 HOPLIMIT=64 FLOWLBL=147648 PROTO=TCP SPT=40232 DPT=22 WINDOW=65476 RES=0x00 SYN URGP=0 ':
      {
        'rule.name': 'ssh6 drop',
        'sshwhy.packet.interface': 'lo',
        'sshwhy.packet.route': ' MAC=00:00:5e:00:53:01:00:00:5e:00:53:02:86:dd',
        'source.ip': '2001:db8:bad::8',
        'destination.ip': '2001:db8::10',
        'sshwhy.packet.header': 'LEN=80 TC=16 HOPLIMIT=64 FLOWLBL=147648',
        'source.port': 40232,
        'destination.port': 22,
        'sshwhy.packet.flags': 'WINDOW=65476 RES=0x00 SYN URGP=0 ',
      },
    'Nov 21 01:20:06 web1 kernel: FINAL_REJECT: IN=eth0 OUT=eth1 SRC=203.0.113.9 DST=192.0.2.1 PROTO=TCP SPT=50000 DPT=22 SYN':
      {
        'rule.name': 'FINAL_REJECT:',
        'sshwhy.packet.interface': 'eth0',
        'sshwhy.packet.route': 'eth1',
        'source.ip': '203.0.113.9',
        'destination.ip': '192.0.2.1',
        'source.port': 50000,
        'destination.port': 22,
        'sshwhy.packet.flags': 'SYN',
      },
    'Nov 21 01:20:06 web1 kernel: filter_IN_public_REJECT: IN=ppp0 OUT= SRC=203.0.113.9 DST=192.0.2.1 LEN=60 TTL=53 PROTO=TCP SPT=50000 DPT=22 SYN URGP=0':
      {
        'rule.name': 'filter_IN_public_REJECT:',
        'sshwhy.packet.interface': 'ppp0',
        'source.ip': '203.0.113.9',
        'destination.ip': '192.0.2.1',
        'sshwhy.packet.header': 'LEN=60 TTL=53',
        'source.port': 50000,
        'destination.port': 22,
        'sshwhy.packet.flags': 'SYN URGP=0',
      },
    'Nov 21 01:20:06 web1 kernel: [UFW LIMIT BLOCK] IN=eth0 OUT= SRC=203.0.113.9 DST=192.0.2.1 PROTO=TCP SPT=50000 DPT=22 SYN':
      {
        'rule.name': '[UFW LIMIT BLOCK]',
        'sshwhy.packet.interface': 'eth0',
        'source.ip': '203.0.113.9',
        'destination.ip': '192.0.2.1',
        'source.port': 50000,
        'destination.port': 22,
        'sshwhy.packet.flags': 'SYN',
      },
    'Nov 21 01:20:06 web1 kernel: SSH-DROP:IN=eth0 OUT= MAC=00:00:5e:00:53:01:00:00:5e:00:53:02:08:00 SRC=203.0.113.9 DST=192.0.2.1 LEN=60 TOS=0x00 PREC=0x00 TTL=53 ID=1 DF PROTO=TCP SPT=50000 DPT=22 WINDOW=64240 RES=0x00 SYN URGP=0 ':
      {
        'rule.name': 'SSH-DROP:',
        'sshwhy.packet.interface': 'eth0',
        'sshwhy.packet.route': ' MAC=00:00:5e:00:53:01:00:00:5e:00:53:02:08:00',
        'source.ip': '203.0.113.9',
        'destination.ip': '192.0.2.1',
        'sshwhy.packet.header': 'LEN=60 TOS=0x00 PREC=0x00 TTL=53 ID=1 DF',
        'source.port': 50000,
        'destination.port': 22,
        'sshwhy.packet.flags': 'WINDOW=64240 RES=0x00 SYN URGP=0 ',
      },
    'Nov 21 01:20:06 web1 kernel: IN=eth0 OUT= MAC=00:00:5e:00:53:01:00:00:5e:00:53:02:08:00 SRC=203.0.113.9 DST=192.0.2.1 LEN=60 TOS=0x00 PREC=0x00 TTL=53 ID=1 DF PROTO=TCP SPT=50000 DPT=22 WINDOW=64240 RES=0x00 SYN URGP=0 ':
      {
        'sshwhy.packet.interface': 'eth0',
        'sshwhy.packet.route': ' MAC=00:00:5e:00:53:01:00:00:5e:00:53:02:08:00',
        'source.ip': '203.0.113.9',
        'destination.ip': '192.0.2.1',
        'sshwhy.packet.header': 'LEN=60 TOS=0x00 PREC=0x00 TTL=53 ID=1 DF',
        'source.port': 50000,
        'destination.port': 22,
        'sshwhy.packet.flags': 'WINDOW=64240 RES=0x00 SYN URGP=0 ',
      },
  },
  rejects: [
    'Nov 21 01:20:06 web1 kernel: IPTABLES-DROP: IN=lo OUT= MAC=00:00:5e:00:53:01:00:00:5e:00:53:02:08:00 SRC=192.0.2.1 DST=192.0.2.53 LEN=76 TOS=0x00 PREC=0x00 TTL=64 ID=25029 DF PROTO=UDP SPT=49007 DPT=22 LEN=56',
    'Nov 21 01:20:06 web1 kernel: [UFW BLOCK] IN= OUT=eth0 SRC=192.0.2.1 DST=203.0.113.9 LEN=60 TOS=0x00 PREC=0x00 TTL=64 ID=1 DF PROTO=TCP SPT=50000 DPT=22 WINDOW=64240 RES=0x00 SYN URGP=0 ',
  ],
});
