import type { OpenIncident } from '../open-incident.ts';
import { sshdConfig } from '../remedy/server.ts';
import type { Context, Rule } from '../rule.ts';
import { ownCopy } from '../text-store.ts';
import { list, plural } from '../words.ts';

interface Mismatch {
  what: string[];
  offer: string;
}

/** What sshd calls the mismatch, and the option that widens it. */
const options: Readonly<Record<string, string>> = {
  cipher: 'Ciphers',
  MAC: 'MACs',
  mac: 'MACs',
  'key exchange method': 'KexAlgorithms',
  'host key type': 'HostKeyAlgorithms',
};

function mismatch(context: Context): void {
  const incident = context.open(negotiation) as OpenIncident<Mismatch> | undefined;
  if (!incident) return;
  const what = context.event.get('sshwhy.kex.what');
  const offer = context.event.get('sshwhy.kex.offer');
  const { detail } = incident;
  if (typeof what === 'string' && !detail.what.includes(what) && detail.what.length < 4)
    detail.what.push(ownCopy(what));
  if (typeof offer === 'string' && detail.offer === '') detail.offer = ownCopy(offer.slice(0, 200));
  incident.add(context.event, context.event.count);
}

export const negotiation: Rule<Mismatch> = {
  cause: 'negotiation',
  about: 'source',
  locksOut: 'address',
  on: { 'kex-negotiation-failed': mismatch },
  detail: () => ({ what: [], offer: '' }),
  weigh: () => ({ strength: 'proof', severity: 40 }),
  tell: ({ source, host, count, detail }) => {
    const what = list(detail.what);
    const option = options[detail.what[0] ?? ''];
    const first = detail.offer.split(',')[0] ?? '';
    const steps =
      option && /^[\w@.-]+$/.test(first)
        ? [
            sshdConfig(
              host,
              'If the client cannot be updated, allow its old algorithm for it alone (in a Match Address block, where the option may stand there)',
              `${option} +${first}`,
            ),
          ]
        : [];
    return {
      message: `${source?.ip ?? 'A client'} and sshd share no ${what || 'algorithm'}: ${plural(count, 'connection')} ended before the login`,
      facts: detail.offer ? [{ label: 'The client offers', text: detail.offer }] : [],
      remedy: [
        {
          text: 'Update the client: it offers only algorithms that this sshd no longer accepts',
          command: 'sshd -T | grep -iE "^(ciphers|macs|kexalgorithms|hostkeyalgorithms)"',
        },
        ...steps,
      ],
    };
  },
};
