import { defineParser } from '../../src/parser/define.ts';

export const otherPacket = defineParser({
  id: 'pve.other-packet',
  title: 'the firewall of Proxmox VE logged a packet that cannot be a client of sshd',
  program: ['pvefw-logger'],
  action: 'note',
  patterns: [
    '{sshwhy.firewall.chain:word} {rule.name:phrase}: IN={sshwhy.packet.route:phrase} PROTO=UDP {sshwhy.packet.rest:text}',
    '{sshwhy.firewall.chain:word} {rule.name:phrase}: IN={sshwhy.packet.route:phrase} PROTO=ICMP {sshwhy.packet.rest:text}',
  ],
  meaning: 'Another protocol than TCP: it cut nobody off from sshd.',
  source: 'pve-firewall src/pvefw-logger.c',
  samples: {
    '0 5 PVEFW-HOST-IN 20/Jun/2026:13:12:46 +0200 policy DROP: IN=vmbr0 OUT= SRC=203.0.113.34 DST=198.51.100.1 LEN=40 PROTO=UDP SPT=137 DPT=137 LEN=58':
      {
        'sshwhy.firewall.chain': 'PVEFW-HOST-IN',
        'rule.name': 'policy DROP',
        'sshwhy.packet.route': 'vmbr0 OUT= SRC=203.0.113.34 DST=198.51.100.1 LEN=40',
        'sshwhy.packet.rest': 'SPT=137 DPT=137 LEN=58',
      },
    '0 5 PVEFW-HOST-IN 20/Jun/2026:13:12:46 +0200 policy DROP: IN=vmbr0 OUT= SRC=203.0.113.34 DST=198.51.100.1 LEN=40 PROTO=ICMP TYPE=8 CODE=0 ':
      {
        'sshwhy.firewall.chain': 'PVEFW-HOST-IN',
        'rule.name': 'policy DROP',
        'sshwhy.packet.route': 'vmbr0 OUT= SRC=203.0.113.34 DST=198.51.100.1 LEN=40',
        'sshwhy.packet.rest': 'TYPE=8 CODE=0 ',
      },
  },
});
