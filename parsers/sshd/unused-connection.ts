import { defineParser } from '../../src/parser/define.ts';

export const unusedConnection = defineParser({
  id: 'sshd.unused-connection',
  title: 'sshd closed a connection in which nothing was open',
  program: ['sshd'],
  action: 'client-alive-timeout',
  patterns: ['terminating inactive connection from user {user.name:user} {source.ip:ip} port {source.port:port}'],
  fields: { 'event.reason': 'unused_connection' },
  meaning:
    'UnusedConnectionTimeout is set and the connection had no open session, shell or forwarding for that long; ' +
    'typically a ControlMaster with ControlPersist that nobody uses.',
  remedy: ['Raise or remove UnusedConnectionTimeout (and ChannelTimeout) in sshd_config.'],
  source: 'openssh-portable serverloop.c, since 9.2',
  samples: {
    'Nov 21 01:18:41 web1 sshd-session[4711]: terminating inactive connection from user alice 192.0.2.8 port 54128': {
      'user.name': 'alice',
      'source.ip': '192.0.2.8',
      'source.port': 54128,
    },
  },
});
