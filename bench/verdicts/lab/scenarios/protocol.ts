import { together } from '../clients.ts';
import { ended, letIn, notCut, type Scenario } from '../scenario.ts';
import { startSshd } from '../servers.ts';

const bad = ended('bad_protocol', 'protocol', 'does not speak SSH 2');
const mismatch = (setting: string) => ended('negotiation_mismatch', 'negotiation', setting);

/** Clients without an algorithm that the server offers, and what is no SSH client at all. */
export async function negotiationAndProtocol(scenario: Scenario): Promise<void> {
  const sshd = await startSshd();
  const offers = [
    ['203.0.113.50', 'KexAlgorithms=diffie-hellman-group1-sha1'],
    ['203.0.113.50', 'KexAlgorithms=diffie-hellman-group14-sha1'],
    ['203.0.113.51', 'HostKeyAlgorithms=ssh-rsa'],
    ['203.0.113.52', 'Ciphers=aes128-cbc'],
    ['203.0.113.52', 'Ciphers=3des-cbc'],
    ['2001:db8:bad::6', 'KexAlgorithms=diffie-hellman-group1-sha1'],
  ] as const;
  for (const [source, setting] of offers) await scenario.ssh(source, mismatch(setting), { options: [setting] });
  const macs = ['Ciphers=aes128-ctr', 'MACs=hmac-md5'];
  await scenario.ssh('203.0.113.53', mismatch('MACs=hmac-md5'), { options: macs });
  const hello = Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3, ...Array.from({ length: 64 }, (_, i) => i), 10]);
  await scenario.raw('203.0.113.20', bad, { send: 'GET / HTTP/1.1\r\nHost: x\r\n\r\n' });
  await scenario.raw('203.0.113.20', bad, { send: hello });
  await scenario.raw('203.0.113.20', bad, { send: 'OPTIONS / RTSP/1.0\r\n\r\n' });
  await scenario.raw('203.0.113.22', bad, { send: 'SSH-1.5-OldClient\r\n' });
  await scenario.raw('203.0.113.22', bad, { send: `SSH-2.0-Scan\r\n${'\xff'.repeat(64)}` });
  await scenario.raw('203.0.113.23', bad, { send: `${'A'.repeat(10_240)}\n` });
  await scenario.raw('203.0.113.23', bad, {
    send: '\x1b[2J sshd[1]: Accepted password for root from 192.0.2.1 port 5 ssh2\r\n',
  });
  const left = notCut('client_left');
  await scenario.raw('203.0.113.21', left, { hold: 0 });
  await scenario.raw('203.0.113.21', left, { hold: 0, sendAtOnce: true });
  await scenario.raw('203.0.113.21', left, { hold: 0, reset: true });
  await scenario.raw('203.0.113.21', left, { send: 'SSH-2.0-Go\r\n' });
  await scenario.raw('203.0.113.21', left, { send: 'SSH-2.0-Go\r\n', reset: true });
  await together(2, (i) => scenario.ssh(`10.20.0.${5 + i}`, letIn));
  await sshd.stop();
}
