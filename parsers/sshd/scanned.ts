import { defineParser } from '../../src/parser/define.ts';

export const scanned = defineParser({
  id: 'sshd.scanned',
  title: 'a known scanner looked at the server',
  program: ['sshd'],
  action: 'banner-invalid',
  patterns: [
    "probed from {source.ip:ip} port {source.port:port} with {sshwhy.banner:text}.  Don't panic.",
    "scanned from {source.ip:ip} port {source.port:port} with {sshwhy.banner:text}.  Don't panic.",
    "probed from {source.ip:ip} with {sshwhy.banner:text}.  Don't panic.",
    "scanned from {source.ip:ip} with {sshwhy.banner:text}.  Don't panic.",
  ],
  meaning:
    'The client announced itself with the name of a well-known scanner or probe, so sshd hung up on it at once. ' +
    'There is nothing to do.',
  source:
    'openssh-portable sshd.c before V_8_0_P1, kex.c since; port since V_7_3_P1; compat.c SSH_BUG_PROBE, ' +
    'SSH_BUG_SCANNER',
  samples: {
    "Nov 21 01:18:41 web1 sshd[30992]: probed from 203.0.113.9 port 40111 with SSH-9.9-OpenSSH_5.0.  Don't panic.": {
      'source.ip': '203.0.113.9',
      'source.port': 40111,
      'sshwhy.banner': 'SSH-9.9-OpenSSH_5.0',
    },
    "Nov 21 01:18:41 web1 sshd[30992]: scanned from 203.0.113.9 port 40111 with SSH-1.0-SSH_Version_Mapper.  Don't panic.":
      { 'source.ip': '203.0.113.9', 'source.port': 40111, 'sshwhy.banner': 'SSH-1.0-SSH_Version_Mapper' },
    "Nov 21 01:18:41 web1 sshd[30992]: probed from 203.0.113.9 with SSH-9.9-OpenSSH_5.0.  Don't panic.": {
      'source.ip': '203.0.113.9',
      'sshwhy.banner': 'SSH-9.9-OpenSSH_5.0',
    },
    "Nov 21 01:18:41 web1 sshd[30992]: scanned from 203.0.113.9 with SSH-1.0-SSH_Version_Mapper.  Don't panic.": {
      'source.ip': '203.0.113.9',
      'sshwhy.banner': 'SSH-1.0-SSH_Version_Mapper',
    },
  },
});
