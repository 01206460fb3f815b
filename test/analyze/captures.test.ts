import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Incident } from '../../src/correlate/incident.ts';
import type { Cause } from '../../src/event.ts';
import { type Attempt, attemptsOf, type Capture, captures, filesOf, logOf, wasLetIn } from './captures.ts';
import { analyzeAll } from './run.ts';

/** What the truth calls it, and what cut it. */
const causeOf: Readonly<Record<string, Cause>> = {
  refused_tcp_wrappers: 'tcp-wrappers',
  refused_xinetd: 'tcp-wrappers',
  refused_xinetd_libwrap: 'tcp-wrappers',
  firewall_cut: 'firewall',
  maxstartups_drop: 'max-startups',
  maxstartups_or_persource_drop: 'max-startups',
  persource_maxstartups_drop: 'max-startups',
  persource_penalty_drop: 'per-source-penalty',
  refuse_connection: 'access-policy',
  account_expired: 'access-policy',
  denied_bad_shell: 'access-policy',
  max_auth_tries: 'max-auth-tries',
  max_auth_tries_invalid_user: 'max-auth-tries',
  timeout_before_auth: 'login-grace-time',
  negotiation_mismatch: 'negotiation',
  bad_protocol: 'protocol',
  bad_packet: 'protocol',
  accepted_then_client_alive_timeout: 'client-alive',
};

function trueCause(attempt: Attempt): Cause | undefined {
  const { cause, expect: what } = attempt;
  if (cause?.startsWith('fail2ban ban')) return 'fail2ban';
  if (cause?.startsWith('sshguard block')) return 'sshguard';
  if (cause?.startsWith('xinetd instances')) return 'socket-limit';
  return causeOf[what];
}

/**
 * OpenSSH 10 limits the rate of its drop lines, and Debian's OpenSSH 9.2 says nothing of LoginGraceTime: what has no
 * line cannot be told with its address. A firewall rule may limit how many lines it writes (f2b-sshd-log: two at once).
 */
function leftTrace({ src, sport, expect }: Attempt, log: string): boolean {
  if (expect === 'firewall_cut') return log.includes(` SPT=${sport} DPT=22 `);
  if (expect === 'connection_refused_server_down') return false; // the time of it: see windows.test.ts
  if (expect.endsWith('_drop')) return log.includes(`drop connection #`) && log.includes(` from [${src}]:${sport} on `);
  return expect !== 'timeout_before_auth' || log.includes(`Timeout before authentication for connection from ${src} `);
}

/** `cause address` and how many connections were cut, sorted. */
function tally(cuts: Iterable<readonly [cause: string, ip: string, count: number]>): string[] {
  const sums = new Map<string, number>();
  for (const [cause, ip, count] of cuts) {
    if (count > 0) sums.set(`${cause} ${ip}`, (sums.get(`${cause} ${ip}`) ?? 0) + count);
  }
  return [...sums].map(([what, count]) => `${what} ×${count}`).sort();
}

const found = new Map<Capture, Incident[]>();
const of = (capture: Capture, cause: Cause, subject?: string) =>
  (found.get(capture) as Incident[]).filter(
    (incident) => incident.cause === cause && (subject === undefined || incident.subject === subject),
  );

beforeAll(async () => {
  for (const capture of captures) found.set(capture, (await analyzeAll(filesOf(capture))).incidents);
});

describe.each(captures)('%s', (capture) => {
  const attempts = attemptsOf(capture);
  const log = filesOf(capture)
    .map((path) => readFileSync(path, 'latin1'))
    .join('');

  it('names cause, address and true number of what was cut, and nothing else', () => {
    const incidents = found.get(capture) as Incident[];
    const told = incidents.flatMap(({ cause, sources }) => sources.map(({ ip, count }) => [cause, ip, count] as const));
    const truth = attempts
      .filter((attempt) => trueCause(attempt) !== undefined && leftTrace(attempt, log))
      .map((attempt) => [trueCause(attempt) as Cause, attempt.src, 1] as const);
    expect(tally(told)).toEqual(tally(truth));
  });

  it('calls it a lock-out when somebody logs in from an address that was cut', () => {
    const incidents = found.get(capture) as Incident[];
    const told = incidents.flatMap(({ cause, lockouts }) =>
      lockouts.map(({ source, users, count }) => [cause, `${source} ${users.join()}`, count] as const),
    );
    const letIn = (src: string) => attempts.find((attempt) => attempt.src === src && wasLetIn(attempt));
    const truth = attempts
      .filter((attempt) => attempt.cut && letIn(attempt.src) && leftTrace(attempt, log))
      .map((attempt) => [trueCause(attempt) as Cause, `${attempt.src} ${letIn(attempt.src)?.user}`, 1] as const);
    expect(tally(told)).toEqual(tally(truth));
    for (const { severity, lockouts } of incidents) expect(severity >= 90).toBe(lockouts.length > 0);
  });

  it('shows no line of a connection that was let in as proof of a cut', () => {
    const letIn = attempts
      .filter(wasLetIn)
      .flatMap(({ src, sport }) => [`${src} port ${sport} `, `[${src}]:${sport} `]);
    const proofs = (found.get(capture) as Incident[])
      .filter(({ cause, count }) => count > 0 && cause !== 'brute-force')
      .flatMap(({ evidence }) => evidence.map(({ text }) => text));
    for (const proof of proofs) expect(letIn.filter((connection) => proof.includes(connection))).toEqual([]);
  });

  it('reads every line of sshd and fail2ban', async () => {
    const { unread, summary } = await analyzeAll(filesOf(capture));
    expect(unread).toEqual([]);
    expect(summary.hosts).toEqual(['bastion1']);
  });
});

describe('who held the slots', () => {
  const holders = (capture: Capture, network: string) =>
    attemptsOf(capture).filter(({ src, expect: what }) => what === 'preauth_close' && src.startsWith(network));

  it('02: one network, which never logs in', () => {
    const [incident] = of('02-maxstartups-9.2', 'max-startups');
    const held = holders('02-maxstartups-9.2', '203.0.113.');
    expect(incident?.blame).toEqual([
      {
        source: '203.0.113.0/24',
        addresses: new Set(held.map(({ src }) => src)).size,
        connections: held.length,
        share: 1,
        detail: expect.stringContaining('none tried to log in'),
      },
    ]);
    const stated = [...logOf('02-maxstartups-9.2').matchAll(/(\d+) connections dropped$/gm)].map((match) =>
      Number(match[1]),
    );
    expect(stated).toEqual([18, 14]);
    expect(incident?.count).toBe(18 + 14);
  });

  it('01: children that TCP wrappers had refused', () => {
    const [incident] = of('01-tcp-wrappers-hosts-deny', 'max-startups');
    expect(incident?.blame).toMatchObject([{ source: '203.0.113.2', share: 1 }]);
    expect(incident?.blame[0]?.detail).toMatch(/^14 refused by TCP wrappers/);
    const refused = of('01-tcp-wrappers-hosts-deny', 'tcp-wrappers').reduce((sum, { count }) => sum + count, 0);
    expect(refused).toBe(
      attemptsOf('01-tcp-wrappers-hosts-deny').filter(({ expect: what }) => what === 'refused_tcp_wrappers').length,
    );
  });

  it('16: the clients that were there first; counts what only the rate limit tells', () => {
    const [incident, ...more] = of('16-openssh-10.5-maxstartups', 'max-startups');
    const log = logOf('16-openssh-10.5-maxstartups');
    const named = log.match(/drop connection #/g)?.length ?? 0;
    const summarised = Number(/additional (\d+) connections dropped/.exec(log)?.[1]);
    expect([named, summarised]).toEqual([6, 16]);
    expect(incident?.count).toBe(named + summarised);
    expect(more).toEqual([]);
    const first = holders('16-openssh-10.5-maxstartups', '203.0.113.').filter(({ src }) => src !== '203.0.113.61'); // .61 came between the two waves
    expect(incident?.blame).toMatchObject([{ source: '203.0.113.0/24', connections: first.length, share: 1 }]);
  });
});

describe('chains', () => {
  it('11: failures, ban, refusals, unban, and who was let in then are one story', () => {
    const [ban] = of('11-fail2ban-ban-by-hosts-deny', 'fail2ban', '203.0.113.94');
    expect(ban?.chain.map(({ text }) => text)).toEqual([
      '3 failed logins as root',
      expect.stringContaining('Found'),
      'Ban',
      expect.stringContaining('4 × refused connect'),
      'Unban',
      'alice let in',
    ]);
    expect(of('11-fail2ban-ban-by-hosts-deny', 'brute-force')).toEqual([]);
  });

  it('11: the refusal that is not the work of fail2ban stays with TCP wrappers', () => {
    const [refused] = of('11-fail2ban-ban-by-hosts-deny', 'tcp-wrappers');
    expect(refused).toMatchObject({ subject: '203.0.113.6', count: 2 });
    expect(refused?.facts.map(({ label }) => label)).toContain('Why not fail2ban');
  });

  it('15: sshd says what the penalty is for', () => {
    for (const subject of ['203.0.113.70', '203.0.113.72']) {
      const [penalty] = of('15-openssh-10.5-persource-penalties', 'per-source-penalty', subject);
      expect(penalty?.message).toContain('connections without attempting authentication');
    }
  });
});

describe('noise', () => {
  it('08: where nobody was cut before the login there is no incident but the time-out and the end of sshd', () => {
    const causes = (found.get('08-successful-sessions') as Incident[]).map(({ cause, state }) => [cause, state]);
    expect(causes).toEqual([
      ['client-alive', 'closed'],
      ['server-down', 'open'],
    ]);
  });

  it('03: counts guesses, not lines', () => {
    const guesses = (src: string) =>
      attemptsOf('03-password-brute-force').filter((attempt) => attempt.src === src).length;
    // Three failures as three users, by .11, are no attack yet.
    for (const subject of ['203.0.113.12', '203.0.113.14']) {
      const [attack] = of('03-password-brute-force', 'brute-force', subject);
      expect(attack?.message).toContain(`tried to log in ${guesses(subject)} times`);
      expect(attack?.count).toBe(0);
    }
  });

  it('03: text that a client put into its user name is nobody’s address', () => {
    const told = JSON.stringify(
      (found.get('03-password-brute-force') as Incident[]).map(({ subject, sources, blame }) => ({
        subject,
        sources,
        blame,
      })),
    );
    expect(told).not.toContain('1.2.3.4');
  });
});
