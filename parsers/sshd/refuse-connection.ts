import { defineParser } from '../../src/parser/define.ts';

export const refuseConnection = defineParser({
  id: 'sshd.refuse-connection',
  title: 'RefuseConnection turned a user away',
  program: ['sshd'],
  action: 'access-denied',
  outcome: 'failure',
  patterns: [
    'administratively prohibited connection for invalid user {user.name:user} from {source.ip:ip} port {source.port:port}',
    'administratively prohibited connection for {user.name:user} from {source.ip:ip} port {source.port:port}',
  ],
  fields: { 'event.reason': 'refuse_connection' },
  meaning:
    'A Match block with RefuseConnection yes applies to this user or address. sshd closes the connection as soon ' +
    'as the client names its user, and penalises the address (PerSourcePenalties refuseconnection, default 10 s), ' +
    'so the next connections may be dropped before the banner.',
  remedy: ['Find the block: sshd -T -C user=alice,addr=192.0.2.77,host=h | grep -i refuseconnection.'],
  source: 'openssh-portable monitor.c, since 9.9',
  samples: {
    'Nov 21 01:18:41 web1 sshd-session[4711]: administratively prohibited connection for alice from 192.0.2.77 port 40360':
      { 'user.name': 'alice', 'source.ip': '192.0.2.77', 'source.port': 40360 },
    'Nov 21 01:18:41 web1 sshd-session[4711]: administratively prohibited connection for invalid user x from 198.51.100.1 port 2 from 2001:db8::77 port 40361':
      { 'user.name': 'x from 198.51.100.1 port 2', 'source.ip': '2001:db8::77', 'source.port': 40361 },
  },
});
