import { defineParser } from '../../src/parser/define.ts';

export const srclimitCheck = defineParser({
  id: 'sshd.srclimit-check',
  title: 'sshd counted the connections of one source that have not logged in (debug line)',
  program: ['sshd'],
  action: 'note',
  patterns: [
    'srclimit_check_allow: new unauthenticated connection from {source.ip:ip}/{sshwhy.srclimit.prefix:int}, at {sshwhy.srclimit.count:int} of {sshwhy.srclimit.limit:int}',
  ],
  meaning:
    'sshd counts, for the block of addresses the client is in, the connections that have not logged in yet, and ' +
    'compares with PerSourceMaxStartups. When the count has reached the limit, this connection is refused: it is ' +
    'the only line that tells PerSourceMaxStartups from MaxStartups. The address is the first of the block.',
  source: 'openssh-portable srclimit.c srclimit_check_allow() at DEBUG3, since V_8_5_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: debug3: srclimit_check_allow: new unauthenticated connection from 192.0.2.9/32, at 3 of 3':
      {
        'source.ip': '192.0.2.9',
        'sshwhy.srclimit.prefix': 32,
        'sshwhy.srclimit.count': 3,
        'sshwhy.srclimit.limit': 3,
      },
  },
});
