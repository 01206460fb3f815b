import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { keyFile, SERVER, SERVER6 } from './namespace.ts';

/** What a client saw of its connection; it knows nothing of the server's log. */
export interface Seen {
  readonly start: Date;
  readonly end: Date;
  readonly port: number;
  /** A TCP connection came about. */
  readonly connected: boolean;
  /** What came before sshd's identification: `Exceeded MaxStartups`, `Not allowed at this time`. */
  readonly refusal: string;
  /** sshd's identification came. */
  readonly banner: boolean;
  /** Authentication succeeded. */
  readonly letIn: boolean;
  /** All that the client printed, or received. */
  readonly output: string;
}

export interface SshOptions {
  readonly user?: string;
  /** Log in with it; otherwise with alice's key. */
  readonly password?: string;
  /** How often the password is given. */
  readonly prompts?: number;
  readonly key?: string;
  /** `-o` settings. */
  readonly options?: readonly string[];
  readonly command?: readonly string[];
  /** Sent after so many milliseconds, then SIGKILL after `seconds`. */
  readonly signal?: { readonly name: NodeJS.Signals; readonly after: number };
  readonly seconds?: number;
}

const REFUSAL = /Exceeded MaxStartups|Not allowed at this time/;

let lastPort = 40_000;
let binding = Promise.resolve();

const serverOf = (source: string) => (source.includes(':') ? SERVER6 : SERVER);

/** The real client, `ssh -vv`, bound to `source` and to a port of its own. */
export async function ssh(source: string, options: SshOptions = {}): Promise<Seen> {
  const { seconds = 40, signal } = options;
  const port = ++lastPort;
  const before = binding;
  let isBound = () => {};
  binding = new Promise((resolve) => (isBound = resolve));
  await before;
  // ssh lets the kernel choose the port, so the kernel is left one to choose from.
  writeFileSync('/proc/sys/net/ipv4/ip_local_port_range', `${port} ${port}`);
  const start = new Date();
  const env = { ...process.env, LAB_PASSWORD: options.password ?? '', SSH_ASKPASS: '/run/lab/askpass' };
  const child = spawn('ssh', sshArguments(source, options), {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, SSH_ASKPASS_REQUIRE: 'force' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  while (child.exitCode === null && !holdsPort(port) && !/Connection established/.test(output)) await sleep(2);
  isBound();
  const timer = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
  if (signal) sleep(signal.after).then(() => child.kill(signal.name));
  await ended;
  clearTimeout(timer);
  const refusal = REFUSAL.exec(output)?.[0] ?? '';
  const connected = output.includes('Connection established');
  const banner = output.includes('Remote protocol version');
  return {
    start,
    end: new Date(),
    port,
    connected,
    refusal,
    banner,
    letIn: /^Authenticated to /m.test(output),
    output,
  };
}

function sshArguments(
  source: string,
  { user = 'alice', password, prompts = 1, key, options = [], command }: SshOptions,
) {
  const fixed = [
    'UserKnownHostsFile=/dev/null',
    'StrictHostKeyChecking=no',
    'IdentityAgent=none',
    'IdentitiesOnly=yes',
  ];
  const byKey = ['BatchMode=yes', 'PasswordAuthentication=no', `IdentityFile=${key ?? keyFile}`];
  const byPassword = ['PubkeyAuthentication=no', `NumberOfPasswordPrompts=${prompts}`];
  const settings = [`BindAddress=${source}`, ...fixed, ...(password === undefined ? byKey : byPassword), ...options];
  const [what = 'true', ...more] = command ?? [];
  const flags = what === '-s' || what === '-N' ? [what] : [];
  const rest = flags.length > 0 ? more : [what, ...more];
  return [
    '-F',
    'none',
    '-vv',
    ...settings.flatMap((setting) => ['-o', setting]),
    ...flags,
    '-l',
    user,
    serverOf(source),
    ...rest,
  ];
}

/** By the kernel's table of connections. */
function holdsPort(port: number): boolean {
  const local = `:${port.toString(16).toUpperCase().padStart(4, '0')} `;
  return ['tcp', 'tcp6'].some((table) =>
    readFileSync(`/proc/net/${table}`, 'utf8')
      .split('\n')
      .some((line) => line.slice(0, line.indexOf(' ', line.indexOf(': ') + 2) + 1).endsWith(local)),
  );
}

export interface RawOptions {
  /** Sent after the banner (or what stands in its place) has come, or at once. */
  readonly send?: string | Buffer;
  readonly sendAtOnce?: boolean;
  /** Milliseconds for which it then stays. */
  readonly hold?: number;
  readonly reset?: boolean;
  readonly serverPort?: number;
}

/** A bare TCP client, bound to `source` and to a port of its own. */
export async function raw(source: string, options: RawOptions = {}): Promise<Seen> {
  const { send, sendAtOnce = false, hold = 300, reset = false, serverPort = 22 } = options;
  const localPort = ++lastPort;
  const start = new Date();
  const socket = connect({ host: serverOf(source), port: serverPort, localAddress: source, localPort });
  let output = '';
  let connected = false;
  const heard = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<void>();
  socket.on('connect', () => {
    connected = true;
    if (sendAtOnce) heard.resolve();
  });
  socket.on('data', (data) => {
    output += data.toString('latin1');
    heard.resolve();
  });
  socket.on('error', () => {}); // the close that follows says it
  socket.on('close', () => {
    heard.resolve();
    closed.resolve();
  });
  await Promise.race([heard.promise, sleep(7000)]);
  if (send !== undefined && !socket.destroyed) socket.write(send);
  await Promise.race([closed.promise, sleep(hold)]);
  if (reset && !socket.destroyed) socket.resetAndDestroy();
  else socket.destroy();
  const refusal = REFUSAL.exec(output)?.[0] ?? '';
  const banner = /^SSH-/m.test(output);
  return { start, end: new Date(), port: localPort, connected, refusal, banner, letIn: false, output };
}

export async function together<Result>(count: number, task: (index: number) => Promise<Result>): Promise<Result[]> {
  return await Promise.all(Array.from({ length: count }, (_, index) => task(index)));
}
