import { defineParser } from '../../src/parser/define.ts';

export const dispatchFatal = defineParser({
  id: 'sshd.dispatch-fatal',
  title: 'sshd cut a connection because of an error in what it received',
  program: ['sshd'],
  action: 'protocol-error',
  outcome: 'failure',
  patterns: [
    'ssh_dispatch_run_fatal: Connection from {source.ip:ip} port {source.port:port}: {error.message:phrase}',
    'ssh_dispatch_run_fatal: Connection from authenticating user {user.name:user} {source.ip:ip} port {source.port:port}: {error.message:text}',
    'ssh_dispatch_run_fatal: Connection from invalid user {user.name:user} {source.ip:ip} port {source.port:port}: {error.message:text}',
    'ssh_dispatch_run_fatal: Connection from user {user.name:user} {source.ip:ip} port {source.port:port}: {error.message:text}',
  ],
  meaning:
    'sshd could not go on with this connection. What happened stands at the end of the line: “message ' +
    'authentication code incorrect”, “Connection corrupted”, “incomplete message” and the like mean that data ' +
    'arrived damaged or that the client is faulty or a scanner; an error of the operating system such as “Broken ' +
    'pipe”, “Connection timed out” or “No route to host” means that the network or the client went away.',
  source:
    'openssh-portable dispatch.c ssh_dispatch_run_fatal(), packet.c sshpkt_vfatal(), ssherr.c; V_6_8_P1 and later',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: ssh_dispatch_run_fatal: Connection from 203.0.113.13 port 33738: message authentication code incorrect [preauth]':
      { 'source.ip': '203.0.113.13', 'source.port': 33738, 'error.message': 'message authentication code incorrect' },
    'Nov 21 01:18:41 web1 sshd-session[30992]: ssh_dispatch_run_fatal: Connection from authenticating user root 203.0.113.13 port 33738: Connection corrupted [preauth]':
      {
        'user.name': 'root',
        'source.ip': '203.0.113.13',
        'source.port': 33738,
        'error.message': 'Connection corrupted',
      },
    'Nov 21 01:18:41 web1 sshd-session[30992]: ssh_dispatch_run_fatal: Connection from invalid user root from 198.51.100.4 port 55555 ssh2 203.0.113.13 port 33738: Broken pipe [preauth]':
      {
        'user.name': 'root from 198.51.100.4 port 55555 ssh2',
        'source.ip': '203.0.113.13',
        'source.port': 33738,
        'error.message': 'Broken pipe',
      },
    'Nov 21 01:18:41 web1 sshd-session[30992]: ssh_dispatch_run_fatal: Connection from user alice 203.0.113.13 port 33738: Connection timed out':
      {
        'user.name': 'alice',
        'source.ip': '203.0.113.13',
        'source.port': 33738,
        'error.message': 'Connection timed out',
      },
  },
  rejects: [
    'Nov 21 01:18:41 web1 sshd[30992]: banner exchange: Connection from 203.0.113.57 port 34388: invalid format',
  ],
});
