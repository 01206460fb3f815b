import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';

/** The server's addresses, on port 22. All of them, and the clients' as well, are on the one loopback device. */
export const SERVER = '198.51.100.10';
export const SERVER6 = '2001:db8::10';

/** Who can log in to the servers, and with which password. */
export const passwords: Readonly<Record<string, string>> = {
  alice: 'wonderland',
  bob: 'builder42',
  deploy: 'xY9-deploy',
  eve: 'eavesdrop7',
};

/** The key of alice and deploy; set by `setUpNamespace`. */
export const keyFile = '/run/lab/id_ed25519';
/** A key that opens nothing. */
export const strangeKey = '/run/lab/id_strange';

/** Runs a program and gives its output. @throws Error with what it said, when it fails */
export function run(program: string, args: readonly string[], input?: string): string {
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'], ...(input && { input }) });
}

/** @throws Error with what it said, when it fails */
export function sh(script: string): string {
  return run('bash', ['-euc', script]);
}

export function put(path: string, text: string, mode = 0o644): void {
  rmSync(path, { force: true });
  writeFileSync(path, text, { mode });
}

/**
 * Makes a server of the namespaces this process is in: an own /etc, /var, /home, /run and /dev over the machine's, one
 * network device with all addresses, users, keys. Nothing of it is seen outside. Returns the folder it lies in.
 */
export function setUpNamespace(): string {
  const scratch = mkdtempSync('/tmp/sshwhy-lab-');
  sh(`mount -t tmpfs tmpfs ${scratch}
    for d in etc var; do
      mkdir ${scratch}/$d-upper ${scratch}/$d-work
      mount -t overlay overlay -o lowerdir=/$d,upperdir=${scratch}/$d-upper,workdir=${scratch}/$d-work /$d
    done
    mount -t tmpfs tmpfs /home
    mount -t tmpfs tmpfs /run
    mkdir -p /run/sshd /run/fail2ban /run/lock /run/lab ${scratch}/dev
    mount -t tmpfs tmpfs ${scratch}/dev && cd ${scratch}/dev && mkdir pts shm
    mknod -m 666 null c 1 3; mknod -m 666 zero c 1 5; mknod -m 666 full c 1 7; mknod -m 666 random c 1 8
    mknod -m 666 urandom c 1 9; mknod -m 666 tty c 5 0; mknod -m 644 kmsg c 1 11
    mount -t devpts devpts pts -o newinstance,ptmxmode=0666
    ln -s pts/ptmx ptmx; ln -s /proc/self/fd fd; ln -s fd/0 stdin; ln -s fd/1 stdout; ln -s fd/2 stderr
    mount --move ${scratch}/dev /dev
    hostname bastion2
    rm -rf /var/log && mkdir /var/log && touch /var/log/auth.log /var/log/fail2ban.log`);
  // Clients get a range of one port; the kernel has something to say of that, once, which belongs into no capture.
  writeFileSync('/proc/sys/net/ipv4/ip_local_port_range', '40000 40000');
  addAddresses();
  addUsers();
  put('/etc/hosts', `127.0.0.1 localhost\n${SERVER} bastion2.example.net bastion2\n203.0.113.9 scanner9.example.net\n`);
  put('/etc/resolv.conf', '');
  put('/etc/nsswitch.conf', 'passwd: files\ngroup: files\nshadow: files\nhosts: files\n');
  put('/etc/hosts.deny', '');
  put('/etc/hosts.allow', '');
  return scratch;
}

function addAddresses(): void {
  const clients = Array.from({ length: 150 }, (_, i) => `203.0.113.${i + 1}`);
  const v4 = [SERVER, ...clients, '10.20.0.5', '10.20.0.6', '10.20.0.7'];
  const v6 = [SERVER6, ...Array.from({ length: 8 }, (_, i) => `2001:db8:bad::${i + 1}`), '2001:db8:900d::1'];
  const lines = [...v4.map((ip) => `addr add ${ip}/32 dev lo`), ...v6.map((ip) => `addr add ${ip}/128 dev lo nodad`)];
  run('ip', ['-batch', '-'], `${['link set lo up', ...lines].join('\n')}\n`);
  sh('sysctl -qw net.ipv4.tcp_syn_retries=2');
}

function addUsers(): void {
  mkdirSync('/run/lab', { recursive: true });
  sh(`ssh-keygen -q -t ed25519 -N '' -C alice@laptop -f ${keyFile}
    ssh-keygen -q -t ed25519 -N '' -C stranger -f ${strangeKey}`);
  for (const [user, password] of Object.entries(passwords)) {
    sh(`useradd -m -s /bin/bash ${user}`);
    run('chpasswd', [], `${user}:${password}\n`);
  }
  for (const user of ['alice', 'deploy']) {
    sh(`install -d -m 700 -o ${user} -g ${user} /home/${user}/.ssh
      install -m 600 -o ${user} -g ${user} ${keyFile}.pub /home/${user}/.ssh/authorized_keys`);
  }
  run('chpasswd', [], 'root:root4now\n');
  sh('mount -t tmpfs -o mode=700 tmpfs /root && install -d -m 700 /root/.ssh');
  sh(`install -m 600 ${keyFile}.pub /root/.ssh/authorized_keys`);
  put('/run/lab/askpass', '#!/bin/sh\nprintf "%s\\n" "$LAB_PASSWORD"\n', 0o755);
}
