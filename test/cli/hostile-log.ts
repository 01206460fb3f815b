import { scratchFolder } from '../source/scratch-folder.ts';

/** What a stranger may call himself. */
export const evilNames = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</textarea></style></title><svg onload=alert(1)>',
  '\x1b[2J\x1b]0;owned\x07',
  '\x9b31mred',
  'a\u202egnp.exe\u2066',
  '=HYPERLINK("http://203.0.113.1/","x")',
  'x;=cmd|calc',
  '@SUM(1+1)',
  'n'.repeat(500),
  `\${alert(1)}{{7*7}}`,
  'é'.repeat(250),
];

/** A folder with logs in which every name that a stranger can choose is one of these.*/
export function hostileLog(): string {
  let pid = 100;
  const lines = evilNames.flatMap((name, i) => {
    const from = `from 203.0.113.${i + 1} port 40000`;
    const host = i % 2 ? 'web1' : `<b>h${i}</b>`;
    const head = () => `Nov 21 01:02:${String(i).padStart(2, '0')} ${host} sshd[${pid++}]:`;
    return [
      ...Array.from({ length: 6 }, () => `${head()} Failed password for invalid user ${name} ${from} ssh2`),
      `${head()} User ${name} ${from.replace(' port 40000', '')} not allowed because not listed in AllowUsers`,
      `${head()} banner exchange: Connection ${from}: invalid format`,
      `${head()} Unable to negotiate with 203.0.113.${i + 1} port 40000: no matching key exchange method found. Their offer: ${name} [preauth]`,
      `${head()} something that no parser reads: ${name}`,
    ];
  });
  const jails = evilNames.map(
    (name, i) =>
      `2026-11-21 01:03:${String(i).padStart(2, '0')},000 fail2ban.actions [7]: NOTICE [${name.replaceAll(' ', '')}] Ban 203.0.113.${i + 1}`,
  );
  return scratchFolder({ 'auth.log': `${lines.join('\n')}\n`, 'fail2ban.log': `${jails.join('\n')}\n` });
}
