import { defineParser } from '../../src/parser/define.ts';

export const srclimitInit = defineParser({
  id: 'sshd.srclimit-init',
  title: 'sshd read its limits per source address (debug line)',
  program: ['sshd'],
  action: 'note',
  patterns: [
    'srclimit_init: max connections {sshwhy.srclimit.max:int}, per source {sshwhy.srclimit.limit:int}, masks {sshwhy.srclimit.mask4:int},{sshwhy.srclimit.mask6:int}',
  ],
  meaning:
    'Written once when sshd starts: the last number of MaxStartups, PerSourceMaxStartups, and the two lengths of ' +
    'PerSourceNetBlockSize for IPv4 and IPv6. PerSourceMaxStartups none shows as 2147483647.',
  source: 'openssh-portable srclimit.c srclimit_init(), since V_8_5_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: debug1: srclimit_init: max connections 100, per source 5, masks 32,128': {
      'sshwhy.srclimit.max': 100,
      'sshwhy.srclimit.limit': 5,
      'sshwhy.srclimit.mask4': 32,
      'sshwhy.srclimit.mask6': 128,
    },
  },
});
