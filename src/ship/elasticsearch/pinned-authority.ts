import { connect, type DetailedPeerCertificate } from 'node:tls';
import { UserError } from '../../error.ts';

/**
 * The certificate with this SHA-256 fingerprint out of the chain that a server shows, as PEM. Used as the authority, the
 * chain is then checked against it in full; comparing fingerprints alone would take any chain that has it somewhere.
 * @param timeout  milliseconds
 * @throws UserError when the server does not answer, or its chain has no such certificate
 */
export async function pinnedAuthority(url: string, fingerprint: string, timeout: number): Promise<string> {
  const wanted = fingerprint.replaceAll(':', '').toUpperCase();
  const chain = await certificatesOf(new URL(url), timeout);
  const found = chain.find(({ fingerprint256 }) => fingerprint256.replaceAll(':', '') === wanted);
  if (found) return pem(found.raw);
  const shown = chain.map(({ fingerprint256 }) => fingerprint256).join(', ');
  throw new UserError(
    'other-certificate',
    `Elasticsearch at ${url} shows no certificate with the fingerprint that was given, but: ${shown || 'none'}`,
    'Compare it with the one that Elasticsearch printed when it first started. If it is another one, somebody is in between.',
  );
}

function certificatesOf({ hostname, port }: URL, timeout: number): Promise<DetailedPeerCertificate[]> {
  return new Promise((resolve, reject) => {
    const host = hostname.replace(/^\[|\]$/g, '');
    const options = { host, port: Number(port || 443), servername: host, rejectUnauthorized: false, timeout };
    const socket = connect(/^[\d.]+$|:/.test(host) ? { ...options, servername: '' } : options, () => {
      const chain: DetailedPeerCertificate[] = [];
      let next: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true);
      // The last one is its own issuer.
      while (next?.raw && !chain.includes(next)) {
        chain.push(next);
        next = next.issuerCertificate;
      }
      socket.destroy();
      resolve(chain);
    });
    const fail = (why: string) => {
      socket.destroy();
      const message = `Elasticsearch at ${hostname} does not answer: ${why}`;
      reject(new UserError('unreachable', message, 'Is it running, is the address right, and may this host reach it?'));
    };
    socket.once('error', (error) => fail(error.message));
    socket.once('timeout', () => fail('no answer in time'));
  });
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
