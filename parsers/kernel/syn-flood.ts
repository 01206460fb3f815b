import { defineParser } from '../../src/parser/define.ts';

export const synFlood = defineParser({
  id: 'kernel.syn-flood',
  title: 'more connections came in than the port could take',
  program: ['kernel'],
  action: 'syn-flood',
  patterns: [
    'TCP: {sshwhy.syn.queue:word}: Possible SYN flooding on port {destination.port:port}. {sshwhy.syn.answer:phrase}',
    'TCP: {sshwhy.syn.queue:word}: Possible SYN flooding on port {destination.ip:ip}:{destination.port:port}. {sshwhy.syn.answer:phrase}',
    'TCP: {sshwhy.syn.queue:word}: Possible SYN flooding on port [{destination.ip:ip}]:{destination.port:port}. {sshwhy.syn.answer:phrase}',
    'TCP: Possible SYN flooding on port {destination.port:port}. {sshwhy.syn.answer:phrase}',
    'possible SYN flooding on port {destination.port:port}. {sshwhy.syn.answer:phrase}',
  ],
  meaning:
    'The queue of the port was full (a flood, or a server that takes connections too slowly). With cookies ' +
    'clients still get through; “Dropping request” means that they do not. Said once for each listening ' +
    'socket, so the end is not in the log.',
  remedy: [
    'sysctl net.ipv4.tcp_syncookies should be 1; ss -ltn shows the queue, netstat -s | grep -i listen what ' +
      'was dropped',
  ],
  source: 'linux net/ipv4/tcp_input.c tcp_syn_flood_action(); with the address since 6.2',
  samples: {
    'Nov 21 01:18:41 web1 kernel: TCP: request_sock_TCP: Possible SYN flooding on port 22. Sending cookies.': {
      'sshwhy.syn.queue': 'request_sock_TCP',
      'destination.port': 22,
      'sshwhy.syn.answer': 'Sending cookies.',
    },
    'Nov 21 01:18:41 web1 kernel: TCP: request_sock_TCPv6: Possible SYN flooding on port 22. Dropping request.  Check SNMP counters.':
      {
        'sshwhy.syn.queue': 'request_sock_TCPv6',
        'destination.port': 22,
        'sshwhy.syn.answer': 'Dropping request.  Check SNMP counters.',
      },
    'Nov 21 01:18:41 web1 kernel: TCP: request_sock_TCP: Possible SYN flooding on port 0.0.0.0:22. Sending cookies.': {
      'sshwhy.syn.queue': 'request_sock_TCP',
      'destination.ip': '0.0.0.0',
      'destination.port': 22,
      'sshwhy.syn.answer': 'Sending cookies.',
    },
    'Nov 21 01:18:41 web1 kernel: TCP: request_sock_TCPv6: Possible SYN flooding on port [::]:22. Sending cookies.': {
      'sshwhy.syn.queue': 'request_sock_TCPv6',
      'destination.ip': '::',
      'destination.port': 22,
      'sshwhy.syn.answer': 'Sending cookies.',
    },
    'Nov 21 01:18:41 web1 kernel: TCP: Possible SYN flooding on port 22. Sending cookies.': {
      'destination.port': 22,
      'sshwhy.syn.answer': 'Sending cookies.',
    },
    'Nov 21 01:18:41 web1 kernel: possible SYN flooding on port 22. Sending cookies.': {
      'destination.port': 22,
      'sshwhy.syn.answer': 'Sending cookies.',
    },
  },
});
