import { defineParser } from '../../src/parser/define.ts';

export const cannotBind = defineParser({
  id: 'sshd.cannot-bind',
  title: 'sshd did not start: it could not listen anywhere',
  program: ['sshd'],
  action: 'sshd-start-failed',
  outcome: 'failure',
  patterns: ['Cannot bind any address.'],
  fields: { 'event.reason': 'cannot_bind' },
  meaning: 'The lines before it say why for each address. If an sshd runs already, it goes on and nobody was cut.',
  remedy: ['ss -ltnp "sport = :22" shows who has the port'],
  source: 'openssh-portable sshd.c server_listen(), all releases',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: fatal: Cannot bind any address.': {},
  },
});
