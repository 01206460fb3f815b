import { defineParser } from '../../src/parser/define.ts';

export const packet = defineParser({
  id: 'pve.packet',
  title: 'the firewall of Proxmox VE logged a TCP packet',
  program: ['pvefw-logger'],
  action: 'packet-dropped',
  actionBy: {
    field: 'rule.name',
    otherwise: 'note',
    words: [
      ['drop', 'packet-dropped'],
      ['reject', 'packet-dropped'],
    ],
  },
  patterns: [
    '{sshwhy.firewall.chain:word} {rule.name:phrase}: IN={sshwhy.packet.interface:word} OUT={sshwhy.packet.route:phrase} SRC={source.ip:ip} DST={destination.ip:ip} {sshwhy.packet.header:phrase} PROTO=TCP SPT={source.port:port} DPT={destination.port:port} {sshwhy.packet.flags:phrase}',
  ],
  meaning:
    'A rule or the policy of the firewall (policy DROP) fitted a packet. The chain tells for whom it was: ' +
    'PVEFW-HOST-IN is the host itself, tap101i0-IN the guest 101.',
  remedy: [
    'Edit the rules under Datacenter, Node or VM > Firewall, or in /etc/pve/firewall/; check with pve-firewall compile.',
  ],
  source: 'pve-firewall src/pvefw-logger.c; lines as in the tests of crowdsecurity/hub proxmox-iptables-logs',
  samples: {
    '101 1 tap101i0-IN 20/Jun/2026:13:12:46 +0200 REJECT: IN=fwbr101i0 OUT=fwbr101i0 PHYSIN=fwln101i0 PHYSOUT=tap101i0 MAC=00:00:5e:00:53:01:00:00:5e:00:53:02:08:00 SRC=203.0.113.34 DST=198.51.100.200 LEN=60 TOS=0x10 PREC=0x00 TTL=63 ID=37700 DF PROTO=TCP SPT=51604 DPT=22 SEQ=3673568222 ACK=0 WINDOW=64240 SYN ':
      {
        'sshwhy.firewall.chain': 'tap101i0-IN',
        'rule.name': 'REJECT',
        'sshwhy.packet.interface': 'fwbr101i0',
        'sshwhy.packet.route':
          'fwbr101i0 PHYSIN=fwln101i0 PHYSOUT=tap101i0 MAC=00:00:5e:00:53:01:00:00:5e:00:53:02:08:00',
        'source.ip': '203.0.113.34',
        'destination.ip': '198.51.100.200',
        'sshwhy.packet.header': 'LEN=60 TOS=0x10 PREC=0x00 TTL=63 ID=37700 DF',
        'source.port': 51604,
        'destination.port': 22,
        'sshwhy.packet.flags': 'SEQ=3673568222 ACK=0 WINDOW=64240 SYN ',
      },
  },
});
