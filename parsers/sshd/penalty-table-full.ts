import { defineParser } from '../../src/parser/define.ts';

export const penaltyTableFull = defineParser({
  id: 'sshd.penalty-table-full',
  title: 'sshd could not punish an address: its table of penalties is full',
  program: ['sshd'],
  action: 'note',
  patterns: [
    'srclimit_penalise: {sshwhy.penalty.family:word} penalty table full, cannot penalise {source.ip:ip}/{sshwhy.penalty.prefix:int} for penalty: {sshwhy.penalty.reason:phrase}',
  ],
  meaning:
    'This address goes unpunished. But with overflow:deny-all in PerSourcePenalties, a full table also makes sshd ' +
    'refuse every new client of that address family; those lines end in “too many penalised addresses”.',
  remedy: ['Raise max-sources4 and max-sources6, or use overflow:permissive, in PerSourcePenalties'],
  source: 'openssh-portable srclimit.c srclimit_penalise() at VERBOSE, since V_9_8_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: srclimit_penalise: ipv4 penalty table full, cannot penalise 192.0.2.5/32 for penalty: failed authentication':
      {
        'sshwhy.penalty.family': 'ipv4',
        'source.ip': '192.0.2.5',
        'sshwhy.penalty.prefix': 32,
        'sshwhy.penalty.reason': 'failed authentication',
      },
  },
});
