import { defineParser } from '../../src/parser/define.ts';

export const noMatchingAlgorithm = defineParser({
  id: 'dropbear.no-matching-algorithm',
  title: 'client and dropbear share no algorithm',
  program: ['dropbear'],
  action: 'kex-negotiation-failed',
  outcome: 'failure',
  patterns: [
    "Exit before auth from <{source.ip:ip}:{source.port:port}>: (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): No matching algo {sshwhy.kex.what:phrase}",
    'Exit before auth from <{source.ip:ip}:{source.port:port}>: No matching algo {sshwhy.kex.what:phrase}',
    "Exit before auth from <::ffff:{source.ip:ip}:{source.port:port}>: (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): No matching algo {sshwhy.kex.what:phrase}",
    'Exit before auth from <::ffff:{source.ip:ip}:{source.port:port}>: No matching algo {sshwhy.kex.what:phrase}',
    "Exit before auth from <[{source.ip:ip}]:{source.port:port}>: (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): No matching algo {sshwhy.kex.what:phrase}",
    'Exit before auth from <[{source.ip:ip}]:{source.port:port}>: No matching algo {sshwhy.kex.what:phrase}',
    "Exit before auth (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): No matching algo {sshwhy.kex.what:phrase}",
    'Exit before auth: No matching algo {sshwhy.kex.what:phrase}',
  ],
  meaning: 'One of the two is too old for the other.',
  remedy: ['Update the older of the two'],
  source: 'dropbear src/svr-session.c svr_dropbear_exit(), the address since 2020.79; common-kex.c read_kex_algos()',
  samples: {
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <203.0.113.7:50288>: (user 'root', 3 fails): No matching algo hostkey":
      {
        'source.ip': '203.0.113.7',
        'source.port': 50288,
        'user.name': 'root',
        'sshwhy.auth.failures': 3,
        'sshwhy.kex.what': 'hostkey',
      },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <203.0.113.7:50288>: No matching algo hostkey': {
      'source.ip': '203.0.113.7',
      'source.port': 50288,
      'sshwhy.kex.what': 'hostkey',
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <::ffff:203.0.113.7:50288>: (user 'root', 3 fails): No matching algo hostkey":
      {
        'source.ip': '203.0.113.7',
        'source.port': 50288,
        'user.name': 'root',
        'sshwhy.auth.failures': 3,
        'sshwhy.kex.what': 'hostkey',
      },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <::ffff:203.0.113.7:50288>: No matching algo hostkey': {
      'source.ip': '203.0.113.7',
      'source.port': 50288,
      'sshwhy.kex.what': 'hostkey',
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <[2001:db8::7]:50288>: (user 'root', 3 fails): No matching algo hostkey":
      {
        'source.ip': '2001:db8::7',
        'source.port': 50288,
        'user.name': 'root',
        'sshwhy.auth.failures': 3,
        'sshwhy.kex.what': 'hostkey',
      },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <[2001:db8::7]:50288>: No matching algo hostkey': {
      'source.ip': '2001:db8::7',
      'source.port': 50288,
      'sshwhy.kex.what': 'hostkey',
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth (user 'root', 3 fails): No matching algo hostkey": {
      'user.name': 'root',
      'sshwhy.auth.failures': 3,
      'sshwhy.kex.what': 'hostkey',
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth: No matching algo hostkey': { 'sshwhy.kex.what': 'hostkey' },
  },
});
