import { defineParser } from '../../src/parser/define.ts';

export const refused = defineParser({
  id: 'xinetd.refused',
  title: 'xinetd refused a connection by its access rules',
  program: ['xinetd'],
  action: 'connection-refused',
  outcome: 'failure',
  patterns: [
    'FAIL: {sshwhy.service:word} {event.reason:word} from={source.ip:ip}',
    'libwrap refused connection to {sshwhy.service:word} (libwrap={sshwhy.refused.daemon:word}) from {source.ip:ip}',
  ],
  fields: { 'sshwhy.refused.by': 'xinetd' },
  meaning:
    'The service is started by xinetd, which closed the connection before sshd ran. "address": only_from or no_access; ' +
    '"libwrap": hosts.allow and hosts.deny; "time": access_times; "load": max_load; "per_source_limit": per_source; ' +
    '"service_limit": instances; "fork": no process could be started. The client sees "Connection closed by remote host".',
  remedy: [
    'Edit /etc/xinetd.d/SERVICE (only_from, no_access, per_source, instances, cps), then systemctl reload xinetd.',
  ],
  source: 'xinetd xinetd/log.c and access.c, builtins libwrap; lines as in fail2ban xinetd-fail; seen with 2.3.15.3',
  samples: {
    'Nov 21 01:21:26 web1 xinetd[10355]: FAIL: ssh2 address from=::ffff:203.0.113.105': {
      'sshwhy.service': 'ssh2',
      'event.reason': 'address',
      'source.ip': '203.0.113.105',
    },
    'Nov 21 01:21:26 web1 xinetd[10358]: libwrap refused connection to ssh2 (libwrap=sshd) from ::ffff:203.0.113.2': {
      'sshwhy.service': 'ssh2',
      'sshwhy.refused.daemon': 'sshd',
      'source.ip': '203.0.113.2',
    },
  },
});
