import { defineParser } from '../../src/parser/define.ts';

export const loginGraceTimeout = defineParser({
  id: 'sshd.login-grace-timeout',
  title: 'a client took too long to log in',
  program: ['sshd'],
  action: 'login-grace-timeout',
  outcome: 'failure',
  patterns: [
    'Timeout before authentication for connection from {source.ip:ip} to {destination.ip:ip}, pid = {sshwhy.child.pid:int}', // OpenSSH 9.8 and later
    'Timeout before authentication for connection from {source.ip:ip} to {destination.ip:ip}, pid = {sshwhy.child.pid:int} ({sshwhy.child.stage:phrase})',
    'Timeout before authentication for {source.ip:ip} port {source.port:port}', // 7.3 to 9.7
    'Timeout before authentication for {source.ip:ip}', // 3.5 to 7.2
  ],
  meaning:
    'The client was connected but had not logged in when LoginGraceTime (120 seconds by default) was over, so ' +
    'sshd closed the connection. Since 9.8 the main process writes the line, and “pid” is the process that held ' +
    'the connection. sshd 9.8 has the two addresses the wrong way round (from the server to the client); other ' +
    'lines of that pid tell who is who. Silence proves nothing: on Linux, sshd 4.4 to 8.4 and later builds ' +
    'patched against CVE-2024-6387 do not write the line.',
  remedy: [
    'If people need longer to log in, raise LoginGraceTime in sshd_config',
    'Many such lines from one address are usually a scanner that holds connections open',
  ],
  source:
    'openssh-portable sshd.c grace_alarm_handler() V_2_1_0_P1 to V_9_7_P1, child_reap() since V_9_8_P1; with a ' +
    'full stop behind the address up to V_3_4_P1, which is not read; addresses swapped in V_9_8_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: Timeout before authentication for connection from 203.0.113.17 to 192.0.2.10, pid = 29098':
      { 'source.ip': '203.0.113.17', 'destination.ip': '192.0.2.10', 'sshwhy.child.pid': 29098 },
    'Nov 21 01:18:41 web1 sshd[30992]: Timeout before authentication for connection from 203.0.113.17 to 192.0.2.10, pid = 29098 (sending config)':
      {
        'source.ip': '203.0.113.17',
        'destination.ip': '192.0.2.10',
        'sshwhy.child.pid': 29098,
        'sshwhy.child.stage': 'sending config',
      },
    'Nov 21 01:18:41 web1 sshd[30992]: Timeout before authentication for connection from 2001:db8:bad::5 to 2001:db8::10, pid = 29098 (early)':
      {
        'source.ip': '2001:db8:bad::5',
        'destination.ip': '2001:db8::10',
        'sshwhy.child.pid': 29098,
        'sshwhy.child.stage': 'early',
      },
    'Nov 21 01:18:41 web1 sshd[30992]: fatal: Timeout before authentication for 203.0.113.17 port 47056': {
      'source.ip': '203.0.113.17',
      'source.port': 47056,
    },
    'Nov 21 01:18:41 web1 sshd[30992]: fatal: Timeout before authentication for 203.0.113.17': {
      'source.ip': '203.0.113.17',
    },
  },
});
