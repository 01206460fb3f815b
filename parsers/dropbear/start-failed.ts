import { defineParser } from '../../src/parser/define.ts';

export const startFailed = defineParser({
  id: 'dropbear.start-failed',
  title: 'dropbear did not start',
  program: ['dropbear'],
  action: 'sshd-start-failed',
  outcome: 'failure',
  patterns: [
    "Failed listening on '{destination.port:port}': {error.message:phrase}",
    'Early exit: No listening ports available.',
    'premature exit: No listening ports available.',
    "Early exit: No hostkeys available. 'dropbear -R' may be useful or run dropbearkey.",
  ],
  meaning: 'Another server has the port, or there is no host key.',
  remedy: ['ss -ltnp "sport = :22" shows who has the port; dropbear -R makes host keys'],
  source: 'dropbear src/svr-main.c, svr-runopts.c',
  samples: {
    "Nov 21 01:18:41 web1 dropbear[4711]: Failed listening on '22': Error listening: Address already in use": {
      'destination.port': 22,
      'error.message': 'Error listening: Address already in use',
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Early exit: No listening ports available.': {},
    'Nov 21 01:18:41 web1 dropbear[4711]: premature exit: No listening ports available.': {},
    "Nov 21 01:18:41 web1 dropbear[4711]: Early exit: No hostkeys available. 'dropbear -R' may be useful or run dropbearkey.":
      {},
  },
});
