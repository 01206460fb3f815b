import { defineParser } from '../../src/parser/define.ts';

// sshd.c, drop_connection(). The tail changed twice; the head never did.
const drop =
  'drop connection #{sshwhy.startups:int} from [{source.ip:ip}]:{source.port:port} on [{destination.ip:ip}]:{destination.port:port}';

export const maxStartupsDrop = defineParser({
  id: 'sshd.max-startups-drop',
  title: 'sshd dropped a connection: too many clients had not logged in yet',
  program: ['sshd'],
  action: 'maxstartups-drop',
  outcome: 'failure',
  patterns: [
    `${drop} past MaxStartups`, // OpenSSH 7.4 to 9.7
    `${drop} past Maxstartups`, // OpenSSH 9.8 and 9.9
    `${drop} Maxstartups`, // OpenSSH 10.0 and later
    'drop connection #{sshwhy.startups:int}', // up to 7.3, at debug level, and without an address
  ],
  meaning:
    'More connections were waiting to log in than MaxStartups (default 10:30:100) or PerSourceMaxStartups allows, so sshd ' +
    'closed this one before its banner. 8.4 to 9.9 write the first drop of a burst at INFO and the others at VERBOSE; ' +
    '10.0 limits the rate of these lines. One line is not one drop. Up to 7.3 the line has no address and 7.4 to 8.3 ' +
    'write it at VERBOSE, so silence proves nothing there.',
  remedy: ['See who holds the slots: ss -tnp state established "( sport = :22 )"'],
  source: 'openssh-portable sshd.c drop_connection(), tags V_2_2_0_P1 to V_10_5_P1',
  samples: {
    'Jun 24 11:53:18 web1 sshd[2072]: drop connection #17 from [203.0.113.7]:52488 on [192.0.2.10]:22 past MaxStartups':
      {
        'sshwhy.startups': 17,
        'source.ip': '203.0.113.7',
        'source.port': 52488,
        'destination.ip': '192.0.2.10',
        'destination.port': 22,
      },
    'Feb 12 14:10:22 web1 sshd[871]: drop connection #2 from [203.0.113.7]:38592 on [192.0.2.10]:22298 past Maxstartups':
      {
        'sshwhy.startups': 2,
        'source.ip': '203.0.113.7',
        'source.port': 38592,
        'destination.ip': '192.0.2.10',
        'destination.port': 22298,
      },
    '2026-02-12T14:10:21.004211+00:00 web1 sshd[871]: drop connection #10 from [2001:db8::7]:40022 on [2001:db8::10]:22 Maxstartups':
      {
        'sshwhy.startups': 10,
        'source.ip': '2001:db8::7',
        'source.port': 40022,
        'destination.ip': '2001:db8::10',
        'destination.port': 22,
      },
    'Feb 12 14:10:22 web1 sshd[871]: debug1: drop connection #10': { 'sshwhy.startups': 10 },
  },
  rejects: [
    // A penalty is another cause with another remedy: sshd.penalty-drop.
    'Oct 20 08:54:36 web1 sshd[59756]: drop connection #0 from [203.0.113.7]:48602 on [192.0.2.10]:22 penalty: exceeded LoginGraceTime',
  ],
});
