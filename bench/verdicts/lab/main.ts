// node bench/verdicts/lab/main.ts [--output DIR] [scenario…]   as root, on Debian with the packages of README.md
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { setUpNamespace } from './namespace.ts';
import { Scenario } from './scenario.ts';
import { scenarios } from './scenarios/index.ts';
import { startRsyslog } from './servers.ts';

const INSIDE = 'SSHWHY_LAB_INSIDE';
/** Lets LOG rules of a network namespace write to the kernel's log. */
const LOG_ALL = '/proc/sys/net/netfilter/nf_log_all_netns';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { output: { type: 'string', default: 'test/captures' } },
});
const known = Object.keys(scenarios);
const strange = positionals.filter((name) => !known.includes(name));
if (strange.length > 0) throw new Error(`no such scenario: ${strange.join(', ')}; there are: ${known.join(', ')}`);
const wanted = positionals.length > 0 ? positionals : known;

if (process.env[INSIDE] === undefined) process.exitCode = runInside();
else await makeAll(resolve(values.output));

/** The same command again in namespaces of its own: network, mounts, host name, processes (all of them end with it). */
function runInside(): number {
  const before = readFileSync(LOG_ALL, 'utf8');
  writeFileSync(LOG_ALL, '1');
  try {
    const namespaces = ['-n', '-m', '-u', '-p', '-f', '--mount-proc', '--kill-child', '--propagation', 'private'];
    const { status } = spawnSync('unshare', [...namespaces, process.execPath, ...process.argv.slice(1)], {
      stdio: 'inherit',
      env: { ...process.env, [INSIDE]: '1', TZ: 'UTC', LC_ALL: 'C' },
    });
    return status ?? 2;
  } finally {
    writeFileSync(LOG_ALL, before);
  }
}

async function makeAll(output: string): Promise<void> {
  const scratch = setUpNamespace();
  await startRsyslog();
  for (const name of wanted) {
    const make = scenarios[name];
    if (make === undefined) continue;
    const scenario = new Scenario(name);
    console.error(`${name} …`);
    await make(scenario);
    const { attempts, files } = await scenario.write(`${output}/${name}`);
    console.error(`${name}: ${attempts} attempts, ${files.join(', ')}`);
  }
  rmSync(`${scratch}/key`, { force: true });
  process.exit(0); // whatever still runs ends with the namespace
}
