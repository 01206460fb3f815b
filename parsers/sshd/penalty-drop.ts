import { defineParser } from '../../src/parser/define.ts';

export const penaltyDrop = defineParser({
  id: 'sshd.penalty-drop',
  title: 'sshd dropped a connection: its address is being punished for earlier ones',
  program: ['sshd'],
  action: 'persource-penalty-drop',
  outcome: 'failure',
  patterns: [
    'drop connection #{sshwhy.startups:int} from [{source.ip:ip}]:{source.port:port} on [{destination.ip:ip}]:{destination.port:port} penalty: {sshwhy.penalty.reason:phrase}',
    'drop connection #{sshwhy.startups:int} from [{source.ip:ip}]:{source.port:port} on [{destination.ip:ip}]:{destination.port:port} too many penalised addresses', // the table of penalties is full
  ],
  meaning:
    'Earlier connections from the same address, or from the same block of addresses (PerSourceNetBlockSize), ' +
    'earned a penalty, and until it has passed sshd closes every new one before its banner, also those of ' +
    'innocent neighbours behind the same NAT. The reason names what the earlier ones did. “too many penalised ' +
    'addresses” means that the table of penalties is full and every client of that address family is refused ' +
    '(PerSourcePenalties overflow:deny-all).',
  remedy: [
    'Find what the address did before: the lines before this one with the same address, or at LogLevel VERBOSE ' +
      'the lines “srclimit_penalise”',
    'Stop the monitor or script that connects without logging in, or exempt trusted networks: ' +
      'PerSourcePenaltyExemptList 192.0.2.0/24',
    'Wait: a penalty grows to ten minutes at most by default; restarting sshd forgets all of them',
  ],
  source:
    'openssh-portable sshd.c drop_connection(), reasons of srclimit.c: noauth, authfail, grace, crash since ' +
    'V_9_8_P1, RefuseConnection since V_9_9_P1, invalid user since V_10_3_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: drop connection #3 from [203.0.113.7]:48602 on [192.0.2.10]:22 penalty: connections without attempting authentication':
      {
        'sshwhy.startups': 3,
        'source.ip': '203.0.113.7',
        'source.port': 48602,
        'destination.ip': '192.0.2.10',
        'destination.port': 22,
        'sshwhy.penalty.reason': 'connections without attempting authentication',
      },
    'Nov 21 01:18:41 web1 sshd[30992]: drop connection #0 from [2001:db8:bad::5]:55736 on [2001:db8::10]:22 penalty: failed authentication':
      {
        'sshwhy.startups': 0,
        'source.ip': '2001:db8:bad::5',
        'source.port': 55736,
        'destination.ip': '2001:db8::10',
        'destination.port': 22,
        'sshwhy.penalty.reason': 'failed authentication',
      },
    'Nov 21 01:18:41 web1 sshd[30992]: drop connection #3 from [203.0.113.7]:48602 on [192.0.2.10]:22 too many penalised addresses':
      {
        'sshwhy.startups': 3,
        'source.ip': '203.0.113.7',
        'source.port': 48602,
        'destination.ip': '192.0.2.10',
        'destination.port': 22,
      },
  },
  rejects: [
    'Nov 21 01:18:41 web1 sshd[30992]: drop connection #3 from [203.0.113.7]:48602 on [192.0.2.10]:22 Maxstartups',
    'Nov 21 01:18:41 web1 sshd[30992]: srclimit_penalise: ipv4: new 203.0.113.7/32 active penalty of 90 seconds for penalty: caused crash',
  ],
});
