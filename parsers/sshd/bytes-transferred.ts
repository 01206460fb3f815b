import { defineParser } from '../../src/parser/define.ts';

export const bytesTransferred = defineParser({
  id: 'sshd.bytes-transferred',
  title: 'how much a connection carried',
  program: ['sshd'],
  action: 'note',
  patterns: ['Transferred: sent {sshwhy.bytes.sent:float}, received {sshwhy.bytes.received:float} bytes'],
  meaning:
    'Written at LogLevel VERBOSE when a session has ended in the ordinary way, just before “Closing connection to ' +
    '…” of the same process. “sent” and “received” are meant from the server.',
  source: 'openssh-portable sshd.c, sshd-session.c main() after do_authenticated(), since V_5_1_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: Transferred: sent 3652, received 98765432109 bytes': {
      'sshwhy.bytes.sent': 3652,
      'sshwhy.bytes.received': 98765432109,
    },
  },
});
