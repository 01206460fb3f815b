import type { Incident } from '../../src/correlate/incident.ts';
import type { Summary } from '../../src/summary.ts';

/** Microseconds of a UTC clock time on 2026-11-21. */
export const at = (clock: string): number => Date.parse(`2026-11-21T${clock}Z`) * 1000;

/** An incident with plain defaults. */
export const makeIncident = (changes: Partial<Incident> = {}): Incident => ({
  id: 'a1',
  cause: 'tcp-wrappers',
  host: 'bastion1',
  subject: '203.0.113.6',
  state: 'closed',
  strength: 'proof',
  severity: 30,
  start: at('01:37:42'),
  end: at('01:37:50'),
  count: 2,
  lines: 2,
  message: '203.0.113.6 is refused by TCP wrappers',
  lockouts: [],
  sources: [{ ip: '203.0.113.6', count: 2, users: [] }],
  sourceCount: 1,
  users: [],
  blame: [],
  chain: [],
  facts: [],
  evidence: [
    {
      file: 'auth.log',
      line: 7,
      offset: 512,
      time: at('01:37:42'),
      text: 'Nov 21 01:37:42 bastion1 sshd[70]: refused connect from 203.0.113.6',
    },
  ],
  remedy: [{ text: 'Allow it, if it is yours:', command: "echo 'sshd: 203.0.113.6' >> /etc/hosts.allow" }],
  timeline: { start: at('01:37:42'), step: 1_000_000, counts: [1, 1] },
  revision: at('01:37:50') / 1000,
  ...changes,
});

/** MaxStartups locked alice out. */
export const maxStartups = (): Incident =>
  makeIncident({
    id: 'm1',
    cause: 'max-startups',
    subject: '',
    severity: 95,
    start: at('01:13:29'),
    end: at('01:13:45'),
    count: 32,
    lines: 36,
    message: 'alice from 10.20.0.5 was locked out 7 times in 0.3 s: sshd was past MaxStartups',
    lockouts: [{ source: '10.20.0.5', users: ['alice'], count: 7, letIn: at('01:13:38.9') }],
    sources: [
      { ip: '203.0.113.20', count: 9, users: [] },
      { ip: '10.20.0.5', count: 7, users: ['alice'] },
    ],
    sourceCount: 26,
    users: ['alice'],
    blame: [
      {
        source: '203.0.113.0/24',
        addresses: 3,
        connections: 11,
        share: 1,
        detail: 'each open 6 to 8 s, none tried to log in',
      },
    ],
    chain: [
      { time: at('01:13:29'), text: 'throttling begins' },
      { time: at('01:13:45'), text: 'throttling ends' },
    ],
    facts: [{ label: 'The limit', text: 'drops began at #4; the default is 10:30:100' }],
    evidence: [
      {
        file: 'auth.log',
        line: 68,
        offset: 4096,
        time: at('01:13:38.7'),
        text: 'Nov 21 01:13:38 bastion1 sshd[9]: drop connection #5 from [10.20.0.5]:40074 on [198.51.100.10]:22 past MaxStartups',
      },
    ],
    remedy: [
      {
        text: 'Keep the network out:',
        command: 'nft add rule inet filter input ip saddr 203.0.113.0/24 tcp dport 22 counter drop comment "sshwhy"',
      },
      { text: 'Then, if still tight, raise MaxStartups.' },
    ],
    timeline: { start: at('01:13:29'), step: 1_000_000, counts: [2, 0, 9, 1] },
  });

/** Of 103 lines of one file. */
export const makeSummary = (changes: Partial<Summary> = {}): Summary => ({
  files: ['auth.log'],
  bytes: 9000,
  lines: 103,
  events: 103,
  ignored: 0,
  unread: 0,
  cutLines: 0,
  doubts: [],
  repeated: 0,
  unreadShapes: [],
  from: at('01:13:00'),
  to: at('01:14:00'),
  hosts: ['bastion1'],
  problems: [],
  ...changes,
});
