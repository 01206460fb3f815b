import { defineParser } from '../../src/parser/define.ts';

export const kernelRateLimit = defineParser({
  id: 'syslog.kernel-rate-limit',
  title: 'the kernel dropped log lines',
  program: ['kernel'],
  action: 'log-gap',
  patterns: [
    'net_ratelimit: {sshwhy.count:int} callbacks suppressed',
    '[{sshwhy.kernel.uptime:float}] net_ratelimit: {sshwhy.count:int} callbacks suppressed',
    '__ratelimit: {sshwhy.count:int} callbacks suppressed',
    'printk: {sshwhy.count:int} messages suppressed.',
  ],
  meaning:
    'The kernel wrote too many lines about the network (net.core.message_cost, net.core.message_burst), so lines ' +
    'of the firewall or of connection tracking are missing. That a packet is not in the log proves nothing in ' +
    'this stretch.',
  remedy: ['sysctl -w net.core.message_cost=0 writes every line again; mind the size of the log.'],
  source: 'linux lib/ratelimit.c and net/core/utils.c net_ratelimit(), since 2.6',
  samples: {
    'Nov 21 01:18:41 web1 kernel: net_ratelimit: 3939 callbacks suppressed': { 'sshwhy.count': 3939 },
    'Nov 21 01:18:41 web1 kernel: [104243.800401] net_ratelimit: 3939 callbacks suppressed': {
      'sshwhy.kernel.uptime': 104243.800401,
      'sshwhy.count': 3939,
    },
    'Nov 21 01:18:41 web1 kernel: __ratelimit: 12 callbacks suppressed': { 'sshwhy.count': 12 },
    'Nov 21 01:18:41 web1 kernel: printk: 8 messages suppressed.': { 'sshwhy.count': 8 },
  },
  rejects: ['Nov 21 01:18:41 web1 kernel: nf_conntrack: nf_conntrack: table full, dropping packet'],
});
