import { spoken, type Wording } from './wording.ts';

const ADDRESS = '[\\da-f.:]{2,45}';
/** `read tcp 10.0.0.1:52344->203.0.113.10:22: read: …`: Go names both ends. */
const GO_ENDS = `(?:read|write) tcp \\[?(?<localIp>${ADDRESS}?)\\]?:(?<localPort>\\d{1,5})->\\[?(?<serverIp>${ADDRESS}?)\\]?:(?<serverPort>\\d{1,5}): (?:read|write): `;
const GO_DIAL = `dial tcp \\[?(?<serverIp>${ADDRESS}?)\\]?:(?<serverPort>\\d{1,5}): `;

/** PuTTY and WinSCP (ssh/*.c, network.c), paramiko (transport.py), Go's x/crypto/ssh, JSch, libssh, libssh2. */
export const otherWordings: readonly Wording[] = [
  {
    id: 'putty.connecting',
    form: /^(?:Looking up host .{1,255}|Connecting to (?<serverIp>[\da-f.:]{2,45}) port (?<serverPort>\d{1,5}))$/,
    begins: true,
    sample: 'Connecting to 198.51.100.10 port 22',
  },
  {
    id: 'putty.local-version',
    form: /^We claim version: (?<clientVersion>.{1,250})$/,
    stage: 'tcp',
    sample: 'We claim version: SSH-2.0-PuTTY_Release_0.78',
  },
  {
    id: 'putty.remote-version',
    form: /^(?:Remote|Server) version: (?<serverVersion>SSH-.{1,250})$/,
    stage: 'kex',
    sample: 'Remote version: SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u10',
  },
  {
    id: 'putty.kex',
    form: /^(?:Doing .{1,60} key exchange.{0,80}|Host key fingerprint is:|Initiali[sz]ed .{1,80})$/,
    stage: 'kex',
    sample: 'Doing ECDH key exchange with curve Curve25519 and hash SHA-256',
  },
  {
    id: 'putty.granted',
    form: /^(?:Access granted|Opening (?:main )?session .{0,60}|Opened main channel)$/,
    stage: 'session',
    sample: 'Access granted',
  },
  {
    id: 'putty.denied',
    form: spoken(
      '(?:No supported authentication methods available(?: \\(server sent: [\\w,-]{1,200}\\))?|Access denied)',
    ),
    stage: 'auth',
    ending: 'permission-denied',
    sample: 'No supported authentication methods available (server sent: publickey)',
  },
  {
    id: 'putty.closed',
    form: spoken('(?:Remote side|Server) unexpectedly closed network connection'),
    ending: 'cut',
    sample: 'Server unexpectedly closed network connection',
  },
  {
    id: 'putty.reset',
    form: /^(?:PuTTY Fatal Error: )?(?:Network error: )?(?:Software caused connection abort|Connection reset by peer)[."]?$/i,
    ending: 'cut',
    sample: 'Network error: Software caused connection abort',
  },
  {
    id: 'putty.too-many',
    form: spoken(
      '(?:Remote side|Server) sent disconnect message type \\d{1,3} \\([\\w ]{1,60}\\): "?(?<words>Too many authentication failures.{0,100})',
    ),
    stage: 'auth',
    ending: 'too-many-failures',
    sample: 'Remote side sent disconnect message type 2 (protocol error): "Too many authentication failures for root"',
  },
  {
    id: 'putty.no-algorithm',
    form: spoken("(?<words>Couldn't agree a .{1,200})"),
    stage: 'kex',
    ending: 'no-common-algorithm',
    sample: "Couldn't agree a key exchange algorithm (available: curve25519-sha256)",
  },
  {
    id: 'paramiko.banner',
    form: spoken('Error reading SSH protocol banner.{0,200}', ''),
    stage: 'tcp',
    ending: 'cut-before-banner',
    sample:
      'paramiko.ssh_exception.SSHException: Error reading SSH protocol banner[Errno 104] Connection reset by peer',
  },
  {
    id: 'paramiko.connect',
    form: spoken('Unable to connect to port (?<serverPort>\\d{1,5}) on (?<serverIp>[\\da-f.:]{2,45}).{0,60}', ''),
    ending: 'tcp-refused',
    sample: 'paramiko.ssh_exception.NoValidConnectionsError: [Errno None] Unable to connect to port 22 on 203.0.113.10',
  },
  {
    id: 'paramiko.denied',
    form: spoken('(?:AuthenticationException: .{0,100}|Authentication failed)'),
    stage: 'auth',
    ending: 'permission-denied',
    sample: 'paramiko.ssh_exception.AuthenticationException: Authentication failed.',
  },
  {
    id: 'paramiko.no-algorithm',
    form: spoken('(?<words>Incompatible ssh (?:peer|server) .{1,200})'),
    stage: 'kex',
    ending: 'no-common-algorithm',
    sample: 'paramiko.ssh_exception.SSHException: Incompatible ssh peer (no acceptable kex algorithm)',
  },
  {
    id: 'paramiko.dropped',
    form: spoken('Server connection dropped.{0,100}'),
    ending: 'cut',
    sample: 'SSHException: Server connection dropped: ',
  },
  {
    id: 'go.cut',
    form: spoken(`ssh: handshake failed: (?:EOF|${GO_ENDS}.{1,60})`),
    ending: 'cut',
    sample: 'ssh: handshake failed: read tcp 203.0.113.7:52344->198.51.100.10:22: read: connection reset by peer',
  },
  {
    id: 'go.refused',
    form: spoken(`${GO_DIAL}(?:connect|connectex): .{0,60}refused.{0,60}`),
    ending: 'tcp-refused',
    sample: 'dial tcp 198.51.100.10:22: connect: connection refused',
  },
  {
    id: 'go.timeout',
    form: spoken(`${GO_DIAL}(?:(?:connect|connectex): .{0,60}timed out|i/o timeout)`),
    ending: 'tcp-timeout',
    sample: 'dial tcp 198.51.100.10:22: i/o timeout',
  },
  {
    id: 'go.denied',
    form: spoken('ssh: handshake failed: ssh: unable to authenticate, .{1,300}'),
    stage: 'auth',
    ending: 'permission-denied',
    sample:
      'ssh: handshake failed: ssh: unable to authenticate, attempted methods [none password], no supported methods remain',
  },
  {
    id: 'go.no-algorithm',
    form: spoken('ssh: handshake failed: ssh: (?<words>no common algorithm for .{1,600})'),
    stage: 'kex',
    ending: 'no-common-algorithm',
    sample:
      'ssh: handshake failed: ssh: no common algorithm for key exchange; client offered: [a], server offered: [b]',
  },
  {
    id: 'jsch.cut',
    form: spoken(
      '(?:Session\\.connect: java\\.io\\.IOException: End of IO Stream Read|connection is closed by foreign host|Session\\.connect: java\\.net\\.SocketException: Connection reset)',
    ),
    ending: 'cut',
    sample: 'com.jcraft.jsch.JSchException: Session.connect: java.io.IOException: End of IO Stream Read',
  },
  {
    id: 'jsch.refused',
    form: spoken('java\\.net\\.ConnectException: Connection refused.{0,40}'),
    ending: 'tcp-refused',
    sample: 'com.jcraft.jsch.JSchException: java.net.ConnectException: Connection refused (Connection refused)',
  },
  {
    id: 'libssh2.banner',
    form: spoken(
      '(?:Failed getting banner|Failed to get banner|Socket error: disconnected|Connection closed by remote host while reading banner)',
    ),
    stage: 'tcp',
    ending: 'cut-before-banner',
    sample: 'ssh2: Failed getting banner',
  },
];
