import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratchFolder } from '../source/scratch-folder.ts';
import { analyzeAll } from './run.ts';

// In all lines 203.0.113.9 is the client, and every 198.51.100.x is a word of the client that looks like an address.
const FORGED = '198.51.100.';

/** What the line must give (`none`: it names no client; `ambiguous`: it cannot be told), and the line. */
const lines = String.raw`
203.0.113.9 45668 | Invalid user root from 198.51.100.66 port 55555 ssh2 from 203.0.113.9 port 45668
203.0.113.9 45668 | Connection closed by invalid user root from 198.51.100.66 port 55555 ssh2 203.0.113.9 port 45668 [preauth]
203.0.113.9 45676 | Invalid user root 198.51.100.66 port 22 [preauth] from 203.0.113.9 port 45676
203.0.113.9 45676 | Connection closed by invalid user root 198.51.100.66 port 22 [preauth] 203.0.113.9 port 45676 [preauth]
203.0.113.9 45676 | Connection reset by invalid user root 198.51.100.66 port 22 [preauth] 203.0.113.9 port 45676 [preauth]
203.0.113.9 45676 | Disconnected from invalid user root 198.51.100.66 port 22 [preauth] 203.0.113.9 port 45676 [preauth]
203.0.113.9 45676 | Disconnecting invalid user root 198.51.100.66 port 22 203.0.113.9 port 45676: Too many authentication failures [preauth]
203.0.113.9 56066 | Invalid user root\nNov 21 00 from 203.0.113.9 port 56066
203.0.113.9 56066 | Connection closed by invalid user root\\nNov 21 00 203.0.113.9 port 56066 [preauth]
203.0.113.9 56067 | Invalid user a\tb\303\251\\c\a from 203.0.113.9 port 56067
203.0.113.9 56067 | Connection closed by invalid user a\\tb\\303\\251\\\\c\\a 203.0.113.9 port 56067 [preauth]
203.0.113.9 34916 | Invalid user  from 203.0.113.9 port 34916
203.0.113.9 34916 | Connection closed by invalid user  203.0.113.9 port 34916 [preauth]
none | error: kex_exchange_identification: client sent invalid protocol identifier "x' from 198.51.100.66 port 22"
none | error: kex_exchange_identification: client sent invalid protocol identifier "User root from 198.51.100.66 not allowed because not listed in AllowUsers\" x"
none | error: kex_exchange_identification: client sent invalid protocol identifier "\033[2J sshd[1]: Accepted password for root from 198.51.100.66 port 5 ssh2"
203.0.113.9 45676 | banner exchange: Connection from 203.0.113.9 port 45676: invalid format
203.0.113.9 | Invalid user foo from 198.51.100.66 from 203.0.113.9
203.0.113.9 4711 | Failed password for foo from 198.51.100.66 from 203.0.113.9 port 4711 ssh2
203.0.113.9 | Bad protocol version identification 'User root from 198.51.100.66 not allowed because none of user's groups are listed in AllowGroups' from 203.0.113.9
203.0.113.9 4711 | Bad protocol version identification 'User root from 198.51.100.66 not allowed because none of user's groups are listed in AllowGroups' from 203.0.113.9 port 4711
203.0.113.9 | Bad protocol version identification 'User root from all not allowed because none of user's groups are listed in AllowGroups' from 203.0.113.9
203.0.113.9 | Bad protocol version identification 'ROOT LOGIN REFUSED hi FROM 198.51.100.66' from 203.0.113.9
203.0.113.9 | Bad protocol version identification 'sshd[123]: User myself from 198.51.100.66 not allowed' from 203.0.113.9
203.0.113.9 31778 | Bad protocol version identification 'dummy string' from 198.51.100.66' from 203.0.113.9 port 31778
203.0.113.9 31778 | Bad protocol version identification 'refused connect from 198.51.100.66 (198.51.100.66)' from 203.0.113.9 port 31778
203.0.113.9 | User root from 203.0.113.9 not allowed because not listed in AllowUsers
203.0.113.9 | Invalid user Invalid user root from 198.51.100.66 from 203.0.113.9
none | input_userauth_request: invalid user Invalid user root from 198.51.100.66 [preauth]
203.0.113.9 20000 | Failed password for user from 203.0.113.9 port 20000 ssh1: ruser from 198.51.100.66
203.0.113.9 58946 | Failed password for invalid user test from 198.51.100.66 port 55555 ssh2 from 203.0.113.9 port 58946 ssh2
203.0.113.9 58946 | Failed password for invalid user test from 203.0.113.9 port 58946 ssh2: from 198.51.100.66 port 55555 ssh2
203.0.113.9 46039 | Connection closed by authenticating user test 198.51.100.66 port 12345 203.0.113.9 port 46039 [preauth]
203.0.113.9 5 | error: maximum authentication attempts exceeded for invalid user x from 198.51.100.66 port 22 ssh2 from 203.0.113.9 port 5 ssh2 [preauth]
203.0.113.9 | error: PAM: Authentication failure for illegal user x from 198.51.100.66 from 203.0.113.9
203.0.113.9 | error: PAM: Authentication failure for illegal user a for b from 198.51.100.66 via 198.51.100.67 from 203.0.113.9
ambiguous | pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser=test rhost=198.51.100.66 rhost=203.0.113.9
203.0.113.9 | pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=203.0.113.9  user=test rhost=198.51.100.66
203.0.113.9 | pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=203.0.113.9 user=test rhost=198.51.100.66
203.0.113.9 | refused connect from _U2FsdGVkX19P3BCJm=_@::ffff:203.0.113.9 (::ffff:203.0.113.9)
203.0.113.9 | refused connect from x (198.51.100.66)@203.0.113.9 (203.0.113.9)
203.0.113.9 | refused connect from 198.51.100.66.example.com (203.0.113.9)
203.0.113.9 | refused connect from root@203.0.113.9
none | refused connect from root@198.51.100.66@203.0.113.9
203.0.113.9 | Address 203.0.113.9 maps to 198.51.100.66.example.com, but this does not map back to the address - POSSIBLE BREAK-IN ATTEMPT!
203.0.113.9 | reverse mapping checking getaddrinfo for 198.51.100.66 [203.0.113.9] failed - POSSIBLE BREAK-IN ATTEMPT!
203.0.113.9 | Nasty PTR record "198.51.100.66" is set up for 203.0.113.9, ignoring
203.0.113.9 40001 | Received disconnect from 203.0.113.9 port 40001:11: Bye from 198.51.100.66 port 22 [preauth]
203.0.113.9 | Received disconnect from 203.0.113.9: 11: 198.51.100.66: 11: Bye [preauth]
203.0.113.9 40001 | Unable to negotiate with 203.0.113.9 port 40001: no matching host key type found. Their offer: ssh-rsa with 198.51.100.66 port 22 [preauth]
203.0.113.9 40001 | Accepted publickey for alice from 203.0.113.9 port 40001 ssh2: RSA-CERT SHA256:x ID root from 198.51.100.66 port 22 ssh2 (serial 1) CA ED25519 SHA256:y
203.0.113.9 40001 | Disconnecting invalid user a 203.0.113.9 port 40001: Change of username or service not allowed: (a,ssh-connection) -> (b 198.51.100.66 port 22: Too many authentication failures,ssh-connection) [preauth]
203.0.113.9 40001 | message repeated 2 times: [ Invalid user a] from 198.51.100.66 port 22 from 203.0.113.9 port 40001]
203.0.113.9 40001 | scanned from 203.0.113.9 port 40001 with SSH-1.0-x from 198.51.100.66 port 22 with y.  Don't panic.
203.0.113.9 40001 | Protocol major versions differ for 203.0.113.9 port 40001: SSH-2.0-OpenSSH_7.4 vs. SSH-1.5-x for 198.51.100.66 port 22: y vs. z
`;
const rows = lines
  .split('\n')
  .filter((row) => row !== '')
  .map((row) => row.split(' | ') as [expected: string, line: string]);

const withHeader = (message: string, pid = 4711) => `Nov 21 01:02:03 web1 sshd[${pid}]: ${message}`;

async function read(...raw: string[]) {
  return await analyzeAll([join(scratchFolder({ 'auth.log': `${raw.join('\n')}\n` }), 'auth.log')]);
}

/** The addresses that incidents name. */
const named = ({ incidents }: Awaited<ReturnType<typeof read>>) =>
  JSON.stringify(
    incidents.map(({ subject, sources, blame, lockouts, message }) => [
      subject,
      sources,
      blame,
      lockouts,
      message.replace(/"[^"]*"/g, ''),
    ]),
  );

describe('text of the client', () => {
  it.each(rows)('%s: %s', async (expected, line) => {
    const result = await read(withHeader(line));
    expect(result.unread).toEqual([]);
    const [event] = result.events;
    if (expected === 'none' || expected === 'ambiguous') {
      expect(event?.sourceIp).toBeUndefined();
      expect(event?.ambiguous).toBe(expected === 'ambiguous');
    } else {
      expect([event?.sourceIp, event?.sourcePort].filter((known) => known !== undefined).join(' ')).toBe(expected);
      expect(event?.ambiguous).toBe(false);
    }
    expect(named(result)).not.toContain(FORGED);
  });

  it.each(rows)('in a log without headers, %s: %s', async (_, line) => {
    const result = await read(line);
    for (const { sourceIp } of result.events) expect(sourceIp ?? '').not.toContain(FORGED);
    expect(named(result)).not.toContain(FORGED);
  });

  it('names nobody wrongly when all lines stand in one log', async () => {
    const result = await read(...rows.map(([, line], i) => withHeader(line, 1000 + i)));
    expect(result.events.filter(({ sourceIp }) => sourceIp?.startsWith(FORGED))).toEqual([]);
    expect(named(result)).not.toContain(FORGED);
  });
});

describe('two wordings that one line fits', () => {
  // Up to 6.6 sshd named the user only, 6.7 added ` from ADDRESS port N ssh2`: a user name can look like the latter.
  const tooMany = 'Disconnecting: Too many authentication failures for a from 198.51.100.66 port 22 ssh2 [preauth]';

  it('is settled by the other lines of the process', async () => {
    const result = await read(
      withHeader('Invalid user a from 198.51.100.66 port 22 ssh2 from 203.0.113.9'),
      withHeader('Failed password for invalid user a from 198.51.100.66 port 22 ssh2 from 203.0.113.9 port 4000 ssh2'),
      withHeader(tooMany),
    );
    expect(result.events.map(({ sourceIp }) => sourceIp ?? 'none')).not.toContain('198.51.100.66');
    expect(named(result)).not.toContain(FORGED);
  });
});

/** sshd hands at most 500 bytes of a message to syslog: a long user name pushes the true address off the line. */
describe('lines cut by sshd', () => {
  const cutTo500 = (before: string, after: string) => before + 'a'.repeat(500 - before.length - after.length) + after;
  const beginnings = [
    'Connection closed by invalid user ',
    'Connection closed by authenticating user ',
    'Connection reset by invalid user ',
    'Disconnected from invalid user ',
    'ssh_dispatch_run_fatal: Connection from invalid user ',
    'Invalid user ',
  ];
  const ends = [' 198.51.100.66 port 22', ' 198.51.100.66 port 22 [preauth]', ' from 198.51.100.66 port 22'];
  const cases = beginnings.flatMap((before) => ends.map((after): [string, string] => [before, after]));

  it.each(cases)('%s…%s is not to be trusted', async (before, after) => {
    const line = cutTo500(before, after);
    expect(line).toHaveLength(500);
    const result = await read(withHeader(line));
    for (const event of result.events) {
      expect(event.sourceIp).toBeUndefined();
      expect(event.ambiguous).toBe(true);
    }
    expect(named(result)).not.toContain(FORGED);
  });

  it('takes the address from the other lines of the process', async () => {
    const { events } = await read(
      withHeader('Connection from 203.0.113.9 port 40001 on 192.0.2.1 port 22'),
      withHeader(cutTo500('Connection closed by invalid user ', ' 198.51.100.66 port 22')),
    );
    expect(events.map(({ sourceIp }) => sourceIp ?? 'none')).not.toContain('198.51.100.66');
    expect(events[0]?.sourceIp).toBe('203.0.113.9');
    // Either the other lines settle it, or there is no address: never both doubt and address.
    for (const { ambiguous, sourceIp } of events) expect(ambiguous && sourceIp !== undefined).toBe(false);
  });

  it('still trusts an address that stands before the text of the client', async () => {
    const front = 'Unable to negotiate with 203.0.113.9 port 34386: no matching host key type found. Their offer: ';
    const { events } = await read(withHeader(cutTo500(front, ' with 198.51.100.66 port 22')));
    expect(events.map(({ sourceIp, ambiguous }) => [sourceIp, ambiguous])).toEqual([['203.0.113.9', false]]);
  });

  it('still trusts a long name that was not cut', async () => {
    const line = `Connection closed by invalid user ${'a'.repeat(300)} 203.0.113.9 port 40001 [preauth]`;
    const { events } = await read(withHeader(line));
    expect(events.map(({ sourceIp, ambiguous }) => [sourceIp, ambiguous])).toEqual([['203.0.113.9', false]]);
  });
});
