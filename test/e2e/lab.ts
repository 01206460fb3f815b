import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { raw, ssh, together } from '../../bench/verdicts/lab/clients.ts';
import { put, setUpNamespace, sh } from '../../bench/verdicts/lab/namespace.ts';
import { startFail2ban, startRsyslog, startSshd } from '../../bench/verdicts/lab/servers.ts';

/**
 * `node lab.ts FOLDER` in namespaces of its own: Debian's rsyslog, sshd and fail2ban, whose logs are in FOLDER. Says `ready`,
 * and then does what stdin names, a word a line; says the word when it is done.
 */
const [folder = ''] = process.argv.slice(2);

const acts: Readonly<Record<string, () => Promise<unknown>>> = {
  /** hosts.deny names the address. */
  first: () => ssh('203.0.113.3'),
  refused: () => ssh('203.0.113.2'),
  /** Wrong passwords until fail2ban bans it. */
  ban: async () => {
    for (let i = 0; i < 3; i++) await ssh('203.0.113.95', { user: 'root', password: 'toor' });
  },
  /** More connections than MaxStartups allows, none of which logs in. */
  burst: () => together(14, (i) => raw(`203.0.113.${40 + i}`, { hold: 4000 })),
};

setUpNamespace();
sh(`mount --bind ${folder} /var/log && touch /var/log/auth.log /var/log/fail2ban.log`);
put('/etc/hosts.deny', 'sshd: 203.0.113.2 203.0.113.3\n');
await startRsyslog();
await startSshd('MaxStartups 4:50:8\nLoginGraceTime 30');
await startFail2ban('maxretry = 3\nfindtime = 60\nbantime = 600\naction = hostsdeny[daemon_list=sshd]');
console.log('ready');
for await (const act of createInterface({ input: process.stdin })) {
  await acts[act]?.();
  console.log(act);
  await sleep(100);
}
process.exit(0); // whatever still runs ends with the namespace
