import { defineParser } from '../../src/parser/define.ts';

export const conntrackFull = defineParser({
  id: 'kernel.conntrack-full',
  title: 'the table of connections is full: new ones are dropped',
  program: ['kernel'],
  action: 'conntrack-full',
  outcome: 'failure',
  patterns: [
    'nf_conntrack: nf_conntrack: table full, dropping packet',
    'nf_conntrack: table full, dropping packet',
    'nf_conntrack: table full, dropping packet.',
    'nf_conntrack: nf_conntrack: table full, dropping packet.',
    'ip_conntrack: table full, dropping packet.',
    'nf_conntrack: table full in netns {sshwhy.netns:int}, dropping packet',
    'nf_conntrack: nf_conntrack: table full in netns {sshwhy.netns:int}, dropping packet',
  ],
  meaning:
    'The firewall follows nf_conntrack_max connections and cannot take on another: packets of new connections ' +
    'are dropped, of all services, so SSH clients get time-outs. The lines are limited in rate, so there were ' +
    'more.',
  remedy: [
    'sysctl net.netfilter.nf_conntrack_count net.netfilter.nf_conntrack_max; raise the latter, and find who ' +
      "opens so many: conntrack -L | awk '{print $4}' | sort | uniq -c | sort -rn | head",
  ],
  source: 'linux net/netfilter/nf_conntrack_core.c; ip_conntrack up to 2.6.2x',
  samples: {
    'Nov 21 01:18:41 web1 kernel: nf_conntrack: nf_conntrack: table full, dropping packet': {},
    'Nov 21 01:18:41 web1 kernel: nf_conntrack: table full, dropping packet': {},
    'Nov 21 01:18:41 web1 kernel: nf_conntrack: table full, dropping packet.': {},
    'Nov 21 01:18:41 web1 kernel: nf_conntrack: nf_conntrack: table full, dropping packet.': {},
    'Nov 21 01:18:41 web1 kernel: ip_conntrack: table full, dropping packet.': {},
    'Nov 21 01:18:41 web1 kernel: nf_conntrack: table full in netns 4026531840, dropping packet': {
      'sshwhy.netns': 4026531840,
    },
    'Nov 21 01:18:41 web1 kernel: nf_conntrack: nf_conntrack: table full in netns 4026531840, dropping packet': {
      'sshwhy.netns': 4026531840,
    },
  },
  rejects: ['Nov 21 01:18:41 web1 kernel: net_ratelimit: 3939 callbacks suppressed'],
});
