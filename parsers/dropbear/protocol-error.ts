import { defineParser } from '../../src/parser/define.ts';

export const protocolError = defineParser({
  id: 'dropbear.protocol-error',
  title: 'dropbear could not make sense of what it received',
  program: ['dropbear'],
  action: 'protocol-error',
  outcome: 'failure',
  patterns: [
    'Exit before auth from <{source.ip:ip}:{source.port:port}>: Integrity error',
    'Exit before auth from <::ffff:{source.ip:ip}:{source.port:port}>: Integrity error',
    'Exit before auth from <[{source.ip:ip}]:{source.port:port}>: Integrity error',
    'Exit before auth: Integrity error',
    'Exit before auth from <{source.ip:ip}:{source.port:port}>: Integrity error (bad packet size {sshwhy.packet.length:int})',
    'Exit before auth from <::ffff:{source.ip:ip}:{source.port:port}>: Integrity error (bad packet size {sshwhy.packet.length:int})',
    'Exit before auth from <[{source.ip:ip}]:{source.port:port}>: Integrity error (bad packet size {sshwhy.packet.length:int})',
    'Exit before auth: Integrity error (bad packet size {sshwhy.packet.length:int})',
    'Exit before auth from <{source.ip:ip}:{source.port:port}>: Bad packet size {sshwhy.packet.length:int}',
    'Exit before auth from <::ffff:{source.ip:ip}:{source.port:port}>: Bad packet size {sshwhy.packet.length:int}',
    'Exit before auth from <[{source.ip:ip}]:{source.port:port}>: Bad packet size {sshwhy.packet.length:int}',
    'Exit before auth: Bad packet size {sshwhy.packet.length:int}',
    "Exit before auth from <{source.ip:ip}:{source.port:port}>: Incompatible remote version '{sshwhy.client.version:phrase}'",
    "Exit before auth from <::ffff:{source.ip:ip}:{source.port:port}>: Incompatible remote version '{sshwhy.client.version:phrase}'",
    "Exit before auth from <[{source.ip:ip}]:{source.port:port}>: Incompatible remote version '{sshwhy.client.version:phrase}'",
    "Exit before auth: Incompatible remote version '{sshwhy.client.version:phrase}'",
    "Exit before auth from <{source.ip:ip}:{source.port:port}>: First packet wasn't kexinit",
    "Exit before auth from <::ffff:{source.ip:ip}:{source.port:port}>: First packet wasn't kexinit",
    "Exit before auth from <[{source.ip:ip}]:{source.port:port}>: First packet wasn't kexinit",
    "Exit before auth: First packet wasn't kexinit",
    'Exit before auth from <{source.ip:ip}:{source.port:port}>: Failed to get remote version',
    'Exit before auth from <::ffff:{source.ip:ip}:{source.port:port}>: Failed to get remote version',
    'Exit before auth from <[{source.ip:ip}]:{source.port:port}>: Failed to get remote version',
    'Exit before auth: Failed to get remote version',
    'Exit before auth from <{source.ip:ip}:{source.port:port}>: Error decrypting',
    'Exit before auth from <::ffff:{source.ip:ip}:{source.port:port}>: Error decrypting',
    'Exit before auth from <[{source.ip:ip}]:{source.port:port}>: Error decrypting',
    'Exit before auth: Error decrypting',
    'Exit before auth from <{source.ip:ip}:{source.port:port}>: Unexpected packet type {sshwhy.packet.type:int}, expected {sshwhy.packet.expected:int}',
    'Exit before auth from <::ffff:{source.ip:ip}:{source.port:port}>: Unexpected packet type {sshwhy.packet.type:int}, expected {sshwhy.packet.expected:int}',
    'Exit before auth from <[{source.ip:ip}]:{source.port:port}>: Unexpected packet type {sshwhy.packet.type:int}, expected {sshwhy.packet.expected:int}',
    'Exit before auth: Unexpected packet type {sshwhy.packet.type:int}, expected {sshwhy.packet.expected:int}',
  ],
  meaning: 'Scanners that speak something else, or damaged data.',
  source:
    'dropbear src/svr-session.c svr_dropbear_exit(), the address since 2020.79; packet.c, common-session.c, ' +
    'process-packet.c',
  samples: {
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <203.0.113.7:50288>: Integrity error': {
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <::ffff:203.0.113.7:50288>: Integrity error': {
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <[2001:db8::7]:50288>: Integrity error': {
      'source.ip': '2001:db8::7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth: Integrity error': {},
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <203.0.113.7:50288>: Integrity error (bad packet size 1349676916)':
      { 'source.ip': '203.0.113.7', 'source.port': 50288, 'sshwhy.packet.length': 1349676916 },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <::ffff:203.0.113.7:50288>: Integrity error (bad packet size 1349676916)':
      { 'source.ip': '203.0.113.7', 'source.port': 50288, 'sshwhy.packet.length': 1349676916 },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <[2001:db8::7]:50288>: Integrity error (bad packet size 1349676916)':
      { 'source.ip': '2001:db8::7', 'source.port': 50288, 'sshwhy.packet.length': 1349676916 },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth: Integrity error (bad packet size 1349676916)': {
      'sshwhy.packet.length': 1349676916,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <203.0.113.7:50288>: Bad packet size 1349676916': {
      'source.ip': '203.0.113.7',
      'source.port': 50288,
      'sshwhy.packet.length': 1349676916,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <::ffff:203.0.113.7:50288>: Bad packet size 1349676916':
      { 'source.ip': '203.0.113.7', 'source.port': 50288, 'sshwhy.packet.length': 1349676916 },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <[2001:db8::7]:50288>: Bad packet size 1349676916': {
      'source.ip': '2001:db8::7',
      'source.port': 50288,
      'sshwhy.packet.length': 1349676916,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth: Bad packet size 1349676916': {
      'sshwhy.packet.length': 1349676916,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <203.0.113.7:50288>: Incompatible remote version 'SSH-1.5-x'":
      { 'source.ip': '203.0.113.7', 'source.port': 50288, 'sshwhy.client.version': 'SSH-1.5-x' },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <::ffff:203.0.113.7:50288>: Incompatible remote version 'SSH-1.5-x'":
      { 'source.ip': '203.0.113.7', 'source.port': 50288, 'sshwhy.client.version': 'SSH-1.5-x' },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <[2001:db8::7]:50288>: Incompatible remote version 'SSH-1.5-x'":
      { 'source.ip': '2001:db8::7', 'source.port': 50288, 'sshwhy.client.version': 'SSH-1.5-x' },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth: Incompatible remote version 'SSH-1.5-x'": {
      'sshwhy.client.version': 'SSH-1.5-x',
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <203.0.113.7:50288>: First packet wasn't kexinit": {
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <::ffff:203.0.113.7:50288>: First packet wasn't kexinit":
      { 'source.ip': '203.0.113.7', 'source.port': 50288 },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <[2001:db8::7]:50288>: First packet wasn't kexinit": {
      'source.ip': '2001:db8::7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth: First packet wasn't kexinit": {},
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <203.0.113.7:50288>: Failed to get remote version': {
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <::ffff:203.0.113.7:50288>: Failed to get remote version':
      { 'source.ip': '203.0.113.7', 'source.port': 50288 },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <[2001:db8::7]:50288>: Failed to get remote version': {
      'source.ip': '2001:db8::7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth: Failed to get remote version': {},
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <203.0.113.7:50288>: Error decrypting': {
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <::ffff:203.0.113.7:50288>: Error decrypting': {
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <[2001:db8::7]:50288>: Error decrypting': {
      'source.ip': '2001:db8::7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth: Error decrypting': {},
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <203.0.113.7:50288>: Unexpected packet type 90, expected 30':
      { 'source.ip': '203.0.113.7', 'source.port': 50288, 'sshwhy.packet.type': 90, 'sshwhy.packet.expected': 30 },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <::ffff:203.0.113.7:50288>: Unexpected packet type 90, expected 30':
      { 'source.ip': '203.0.113.7', 'source.port': 50288, 'sshwhy.packet.type': 90, 'sshwhy.packet.expected': 30 },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <[2001:db8::7]:50288>: Unexpected packet type 90, expected 30':
      { 'source.ip': '2001:db8::7', 'source.port': 50288, 'sshwhy.packet.type': 90, 'sshwhy.packet.expected': 30 },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth: Unexpected packet type 90, expected 30': {
      'sshwhy.packet.type': 90,
      'sshwhy.packet.expected': 30,
    },
  },
});
