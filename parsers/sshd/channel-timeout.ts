import { defineParser } from '../../src/parser/define.ts';

export const channelTimeout = defineParser({
  id: 'sshd.channel-timeout',
  title: 'sshd closed a channel that nothing went through',
  program: ['sshd'],
  action: 'client-alive-timeout',
  patterns: ['channel {sshwhy.channel.id:int}: closing after {sshwhy.channel.timeout:int} seconds of inactivity'],
  fields: { 'event.reason': 'channel_timeout' },
  meaning:
    'ChannelTimeout is set for this type of channel (session, forwarding, agent). The shell or forwarding ' +
    'ends; the connection goes on until UnusedConnectionTimeout. Shown at LogLevel VERBOSE only.',
  remedy: ['Raise or remove ChannelTimeout in sshd_config'],
  source: 'openssh-portable channels.c channel_handler(), since 9.2',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: channel 0: closing after 300 seconds of inactivity': {
      'sshwhy.channel.id': 0,
      'sshwhy.channel.timeout': 300,
    },
  },
});
