import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../src/explain/attempt.ts';
import { lineRows } from '../../src/explain/decision-table.ts';
import { ask, askAll, at, writeLogs } from './ask.ts';

const listening = '01:00:00.0 sshd[1]: Server listening on 198.51.100.10 port 22.';
const opened = '01:00:10.0 sshd[9]: Connection from 203.0.113.7 port 40001 on 198.51.100.10 port 22 rdomain ""';
const later = '01:20:00.0 sshd[99]: Accepted publickey for bob from 203.0.113.200 port 50000 ssh2: ED25519 SHA256:x';

/** A line that names the attempt, and the cause that it proves. */
const named: readonly (readonly [string, string])[] = [
  ['tcp-wrappers', '01:00:10.1 sshd[9]: refused connect from 203.0.113.7 (203.0.113.7)'],
  [
    'max-startups',
    '01:00:10.1 sshd[1]: drop connection #10 from [203.0.113.7]:40001 on [198.51.100.10]:22 past MaxStartups',
  ],
  [
    'max-startups',
    '01:00:10.1 sshd[1]: drop connection #10 from [203.0.113.7]:40001 on [198.51.100.10]:22 past Maxstartups',
  ],
  [
    'max-startups',
    '01:00:10.1 sshd[1]: drop connection #10 from [203.0.113.7]:40001 on [198.51.100.10]:22 Maxstartups',
  ],
  [
    'per-source-penalty',
    '01:00:10.1 sshd[1]: drop connection #1 from [203.0.113.7]:40001 on [198.51.100.10]:22 penalty: failed authentication',
  ],
  [
    'per-source-penalty',
    '01:00:10.1 sshd[1]: drop connection #1 from [203.0.113.7]:40001 on [198.51.100.10]:22 too many penalised addresses',
  ],
  [
    'firewall',
    '01:00:10.1 kernel: [UFW BLOCK] IN=eth0 OUT= MAC= SRC=203.0.113.7 DST=198.51.100.10 LEN=60 TOS=0x00 PREC=0x00 TTL=64 ID=1 DF PROTO=TCP SPT=40001 DPT=22 WINDOW=65495 RES=0x00 SYN URGP=0',
  ],
  [
    'negotiation',
    '01:00:10.1 sshd[9]: Unable to negotiate with 203.0.113.7 port 40001: no matching key exchange method found. Their offer: diffie-hellman-group1-sha1 [preauth]',
  ],
  [
    'max-auth-tries',
    '01:00:12.1 sshd[9]: error: maximum authentication attempts exceeded for root from 203.0.113.7 port 40001 ssh2 [preauth]',
  ],
  [
    'login-grace-time',
    '01:00:12.1 sshd[1]: Timeout before authentication for connection from 203.0.113.7 to 198.51.100.10, pid = 9',
  ],
  ['access-policy', '01:00:10.2 sshd[9]: User alice from 203.0.113.7 not allowed because not listed in AllowUsers'],
  ['protocol', '01:00:10.2 sshd[9]: banner exchange: Connection from 203.0.113.7 port 40001: invalid format'],
  ['socket-limit', '01:00:10.2 xinetd[3]: FAIL: ssh per_source_limit from=203.0.113.7'],
];

/** What was in force, with no line about the attempt. */
const inForce: readonly (readonly [cause: string, strength: string, lines: readonly string[]])[] = [
  [
    'max-startups',
    'strong',
    [
      '01:00:05.0 sshd[1]: error: beginning MaxStartups throttling',
      '01:00:05.0 sshd[1]: drop connection #10 from [203.0.113.9]:40001 on [198.51.100.10]:22 past MaxStartups',
      '01:00:15.0 sshd[1]: exited MaxStartups throttling after 00:00:10, 5 connections dropped',
    ],
  ],
  [
    'max-startups',
    'strong',
    [
      '01:00:05.0 sshd[1]: drop connection #10 from [203.0.113.9]:40001 on [198.51.100.10]:22 Maxstartups',
      '01:01:05.0 sshd[1]: drop connection #10 from [203.0.113.8]:40001 on [198.51.100.10]:22 Maxstartups',
      '01:01:05.0 sshd[1]: Maxstartups logging rate-limited: additional 16 connections dropped',
    ],
  ],
  [
    'per-source-penalty',
    'strong',
    [
      '01:00:05.0 sshd[1]: srclimit_penalise: ipv4: new 203.0.113.7/32 active penalty of 15.000 seconds for penalty: failed authentication',
    ],
  ],
  [
    'per-source-penalty',
    'strong',
    [
      '01:00:05.0 sshd[1]: srclimit_penalise: ipv4: new 203.0.113.0/24 active penalty of 15.000 seconds for penalty: failed authentication',
    ],
  ],
  [
    'server-down',
    'strong',
    [
      '01:00:05.0 sshd[1]: Received signal 15; terminating.',
      '01:00:30.0 sshd[2]: Server listening on 198.51.100.10 port 22.',
    ],
  ],
  [
    'server-config',
    'strong',
    [
      '01:00:05.0 sshd[1]: Received SIGHUP; restarting.',
      '01:00:30.0 sshd[2]: Server listening on 198.51.100.10 port 22.',
    ],
  ],
  ['resource-exhaustion', 'strong', ['01:00:10.2 sshd[1]: error: fork: Cannot allocate memory']],
  [
    'sshguard',
    'weak',
    [
      '01:00:05.0 sshguard[3]: Blocking "203.0.113.7/32" for 120 secs (3 attacks in 5 secs, after 1 abuses over 5 secs.)',
    ],
  ],
  [
    'sshguard',
    'weak',
    [
      '01:00:05.0 sshguard[3]: Blocking "203.0.113.0/24" for 120 secs (3 attacks in 5 secs, after 1 abuses over 5 secs.)',
    ],
  ],
  [
    'tcp-wrappers',
    'weak',
    [
      '01:00:02.0 sshd[7]: refused connect from 203.0.113.7 (203.0.113.7)',
      '01:00:20.0 sshd[8]: refused connect from 203.0.113.7 (203.0.113.7)',
    ],
  ],
];

describe('the decision table', () => {
  it.each(named)('%s: %s', async (cause, line) => {
    const lines =
      line.includes('sshd[9]') && !line.includes('refused')
        ? [listening, opened, line, later]
        : [listening, line, later];
    const { verdict } = await ask(lines, { port: 40_001 });
    expect(verdict).toMatchObject({ cause, strength: cause === 'login-grace-time' ? 'proof' : 'proof' });
    expect(verdict.evidence.map(({ text }) => text).join('\n')).toContain(line.slice(line.indexOf(' ') + 1));
    expect(verdict.evidence.every(({ line: number }) => number > 0)).toBe(true);
  });

  it.each(inForce)('%s, %s, by what was in force', async (cause, strength, lines) => {
    const { verdict, missing } = await ask([listening, ...lines, later], { port: 40_001 });
    expect(verdict).toMatchObject({ cause, strength });
    expect(verdict.evidence.length).toBeGreaterThan(0);
    expect(missing.length).toBeGreaterThan(0);
  });

  it.each(inForce)('%s is nothing for an attempt long before', async (_cause, _strength, lines) => {
    const early = [opened.replace('01:00:10', '00:50:00').replace('203.0.113.7', '203.0.113.50')];
    const { verdict } = await ask([...early, ...lines, later], { time: at('00:50:00') });
    expect(verdict).toMatchObject({ cause: null, strength: null });
  });

  it('knows a cause for every line that refuses or cuts', () => {
    const rows = Object.values(lineRows);
    expect(rows.filter(({ role, cause }) => (role === 'refuses' || role === 'cuts') !== (cause !== undefined))).toEqual(
      [],
    );
  });
});

describe('a ban', () => {
  const auth = [
    listening,
    '01:00:10.1 sshd[9]: refused connect from 203.0.113.7 (203.0.113.7)',
    '01:10:00.0 sshd[11]: refused connect from 203.0.113.7 (203.0.113.7)',
    later,
  ];
  const bans = [
    '01:00:02,123 fail2ban.actions        [55]: NOTICE  [sshd] Ban 203.0.113.7',
    '01:05:02,123 fail2ban.actions        [55]: NOTICE  [sshd] Unban 203.0.113.7',
  ];
  const attempts: Attempt[] = [
    { ip: '203.0.113.7', port: 40_001, time: at('01:00:10') },
    { ip: '203.0.113.7', port: 40_002, time: at('01:10:00') },
    { ip: '203.0.113.7', port: 40_003, time: at('01:03:00') },
    { ip: '203.0.113.7', port: 40_004, time: at('01:04:00'), saw: 'no-connection' },
    { ip: '203.0.113.7', port: 40_005, time: at('01:04:00'), saw: 'after-banner' },
  ];

  it('is told from a rule of the administrator by its time; unseen it is strong only if the client saw no connection', async () => {
    const answers = await askAll(writeLogs({ 'auth.log': auth, 'fail2ban.log': bans }), attempts);
    expect(answers.map(({ verdict: { cause, strength } }) => [cause, strength])).toEqual([
      ['fail2ban', 'strong'],
      ['tcp-wrappers', 'proof'],
      ['fail2ban', 'weak'],
      ['fail2ban', 'strong'],
      [null, null],
    ]);
    expect(answers[0]?.verdict.remedy.length).toBeGreaterThan(0);
    expect(answers[1]?.alternatives).toContainEqual({
      cause: 'fail2ban',
      strength: null,
      against: 'its log was read and holds no ban of 203.0.113.7 at that time',
    });
  });

  it('answers for an address without a time: the ban is the latest that is known of it', async () => {
    const failed = ['01:00:00.0 sshd[8]: Failed password for alice from 203.0.113.7 port 40001 ssh2'];
    const paths = writeLogs({ 'auth.log': [...failed, later], 'fail2ban.log': bans.slice(0, 1) });
    const [plain, refused, spoken] = await askAll(paths, [
      { ip: '203.0.113.7' },
      { ip: '203.0.113.7', saw: 'no-connection' },
      { ip: '203.0.113.7', saw: 'after-banner' },
    ]);
    expect(plain?.verdict).toMatchObject({ cause: 'fail2ban', strength: 'weak' });
    expect(plain?.verdict.remedy.length).toBeGreaterThan(0);
    expect(refused?.verdict).toMatchObject({ cause: 'fail2ban', strength: 'strong' });
    expect(spoken?.verdict.cause).toBeNull();
  });
});
