import { spoken, type Wording } from './wording.ts';

const errno =
  '(?:Connection reset by peer|Connection timed out|Broken pipe|Software caused connection abort|Operation timed out|.{1,100})';
/** OpenSSH 2.1 to 10.5: sshconnect.c, kex.c, packet.c, sshconnect2.c, clientloop.c. */
export const opensshWordings: readonly Wording[] = [
  {
    id: 'openssh.version',
    form: /^(?<clientVersion>OpenSSH_[\w.]{1,40}(?: [\w.+~-]{1,40})?)(?:,|$)/,
    sample: 'OpenSSH_9.2p1 Debian-2+deb12u10, OpenSSL 3.0.22 25 Aug 2026',
  },
  {
    id: 'openssh.connecting',
    form: /^Connecting to (?<serverHost>\S{1,255}) \[(?<serverIp>[\da-f.:]{2,45})\] port (?<serverPort>\d{1,5})\.$/,
    begins: true,
    sample: 'debug1: Connecting to web.example.com [198.51.100.10] port 22.',
  },
  {
    id: 'openssh.established',
    form: /^Connection established\.$/,
    stage: 'tcp',
    sample: 'debug1: Connection established.',
  },
  {
    id: 'openssh.local-version',
    form: /^Local version string (?<clientVersion>SSH-\S.{0,250})$/,
    stage: 'tcp',
    sample: 'debug1: Local version string SSH-2.0-OpenSSH_9.2p1',
  },
  {
    id: 'openssh.remote-version',
    form: /^Remote protocol version [\d.]{1,9}, remote software version (?<serverVersion>.{1,250})$/,
    stage: 'kex',
    sample: 'debug1: Remote protocol version 2.0, remote software version OpenSSH_9.2p1 Debian-2+deb12u10',
  },
  {
    id: 'openssh.authenticating',
    form: /^Authenticating to (?<serverHost>\S{1,255}):(?<serverPort>\d{1,5}) as '(?<user>.{0,255})'$/,
    stage: 'kex',
    sample: "debug1: Authenticating to 198.51.100.10:22 as 'alice'",
  },
  {
    id: 'openssh.kex',
    form: /^(?:SSH2_MSG_KEXINIT (?:sent|received)|expecting SSH2_MSG_KEX_\w{1,30}|SSH2_MSG_NEWKEYS sent|expecting SSH2_MSG_NEWKEYS)$/,
    stage: 'kex',
    sample: 'debug1: expecting SSH2_MSG_KEX_ECDH_REPLY',
  },
  {
    id: 'openssh.auth',
    form: /^(?:SSH2_MSG_SERVICE_ACCEPT received|Authentications that can continue: \S{1,200}|Next authentication method: \S{1,60}|Offering (?:\S{1,20} )?public key: .{1,400})$/,
    stage: 'auth',
    sample: 'debug1: Authentications that can continue: publickey,password',
  },
  {
    id: 'openssh.authenticated',
    form: /^(?:Authenticated to \S{1,255} \((?:\[(?<serverIp>[\da-f.:]{2,45})\]:(?<serverPort>\d{1,5})|via proxy)\) using "\S{1,60}"\.|Authentication succeeded \(\S{1,60}\)\.|Entering interactive session\.)$/,
    stage: 'session',
    sample: 'Authenticated to 198.51.100.10 ([198.51.100.10]:22) using "publickey".',
  },
  {
    id: 'openssh.preauth-words',
    form: /^(?:kex|ssh)_exchange_identification: (?:banner line \d{1,5}: |(?!read: |write: |Connection closed|No SSH version|client sent|Could not|invalid|Invalid|banner line))(?<words>.{1,1000})$/,
    stage: 'tcp',
    sample: 'debug1: kex_exchange_identification: banner line 0: Exceeded MaxStartups',
  },
  {
    id: 'openssh.closed-before-banner',
    form: spoken('(?:kex|ssh)_exchange_identification: Connection closed by remote host'),
    stage: 'tcp',
    ending: 'cut-before-banner',
    sample: 'kex_exchange_identification: Connection closed by remote host',
  },
  {
    id: 'openssh.reset-before-banner',
    form: spoken(`(?:kex|ssh)_exchange_identification: (?:read|write): ${errno}`),
    stage: 'tcp',
    ending: 'cut-before-banner',
    sample: 'kex_exchange_identification: read: Connection reset by peer',
  },
  {
    id: 'openssh.banner-timeout',
    form: spoken('Connection timed out during banner exchange'),
    stage: 'tcp',
    ending: 'banner-timeout',
    sample: 'Connection timed out during banner exchange',
  },
  {
    id: 'openssh.banner-timeout-after',
    form: spoken('Connection to (?<serverHost>\\S{1,255}) port (?<serverPort>\\d{1,5}) timed out'),
    ending: 'banner-timeout',
    sample: 'Connection to 198.51.100.10 port 22 timed out',
  },
  {
    id: 'openssh.not-ssh',
    form: spoken(
      'banner exchange: Connection to (?<serverIp>[\\da-f.:]{2,45}|UNKNOWN) port (?<serverPort>-?\\d{1,5}): (?:invalid format|could not read protocol version|.{1,100})',
    ),
    stage: 'tcp',
    ending: 'not-ssh',
    sample: 'banner exchange: Connection to 192.0.2.1 port 443: invalid format',
  },
  {
    id: 'openssh.bad-identification',
    form: spoken("Bad remote protocol version identification: '.{0,1000}"),
    stage: 'tcp',
    ending: 'not-ssh',
    sample: "Bad remote protocol version identification: 'SSH-0.0-foo'",
  },
  {
    id: 'openssh.no-version',
    form: spoken(
      '(?:kex_exchange_identification: No SSH version received in first \\d{1,6} lines from server|ssh_exchange_identification: No SSH version received.{0,60})',
    ),
    stage: 'tcp',
    ending: 'not-ssh',
    sample: 'kex_exchange_identification: No SSH version received in first 1024 lines from server',
  },
  {
    id: 'openssh.refused',
    form: spoken(
      '(?:connect to (?:host (?<serverHost>\\S{1,255})|address (?<serverIp>[\\da-f.:]{2,45})) port (?<serverPort>\\d{1,5}): |Network error: )Connection refused',
    ),
    ending: 'tcp-refused',
    sample: 'ssh: connect to host example.com port 22: Connection refused',
  },
  {
    id: 'openssh.timeout',
    form: spoken(
      '(?:connect to (?:host (?<serverHost>\\S{1,255})|address (?<serverIp>[\\da-f.:]{2,45})) port (?<serverPort>\\d{1,5}): |Network error: )(?:Connection|Operation) timed out',
    ),
    ending: 'tcp-timeout',
    sample: 'ssh: connect to host example.com port 22: Connection timed out',
  },
  {
    id: 'openssh.unreachable',
    form: spoken(
      '(?:connect to (?:host (?<serverHost>\\S{1,255})|address (?<serverIp>[\\da-f.:]{2,45})) port (?<serverPort>\\d{1,5}): |Network error: )(?:No route to host|Network is unreachable|Host is down|Permission denied|.{1,60} unreachable)',
    ),
    ending: 'tcp-unreachable',
    sample: 'ssh: connect to host example.com port 22: No route to host',
  },
  {
    id: 'openssh.no-name',
    form: spoken(
      '(?:Could not resolve hostname (?<serverHost>\\S{1,255}): .{1,200}|Unable to open connection.{0,5}Host does not exist|Host does not exist)',
    ),
    stage: 'name',
    ending: 'name-not-found',
    sample: 'ssh: Could not resolve hostname example.invalid: Name or service not known',
  },
  {
    id: 'openssh.closed',
    form: spoken(
      '(?:Connection (?:closed|reset) by (?:(?:authenticating|invalid) user .{0,255} )?(?<serverIp>[\\da-f.:]{2,45}|UNKNOWN)(?: port (?<serverPort>\\d{1,5}))?(?: \\[preauth\\])?|Connection to (?<serverHost>\\S{1,255}) closed by remote host|(?<!identification: )Connection closed by remote host|ssh_dispatch_run_fatal: .{1,300}|lost connection|packet_write_wait: .{1,200}|Read from (?:remote host|socket) .{0,255}: .{1,60}|Read from socket failed: .{1,60}|Write failed: .{1,60})',
    ),
    ending: 'cut',
    sample: 'Connection closed by 203.0.113.5 port 22',
  },
  {
    id: 'openssh.no-algorithm',
    form: spoken(
      '(?:Unable to negotiate with (?<serverIp>[\\da-f.:]{2,45})(?: port (?<serverPort>\\d{1,5}))?: (?<words>no matching .{1,60} found)\\. Their offer: .{0,2000}|no matching .{1,60} found: client .{1,2000})',
    ),
    stage: 'kex',
    ending: 'no-common-algorithm',
    sample: 'Unable to negotiate with 198.51.100.10 port 22: no matching host key type found. Their offer: ssh-rsa',
  },
  {
    id: 'openssh.too-many',
    form: spoken(
      'Received disconnect from (?<serverIp>[\\da-f.:]{2,45})(?: port (?<serverPort>\\d{1,5}))?:\\s?\\d{1,3}: (?<words>Too many authentication failures.{0,100})',
    ),
    stage: 'auth',
    ending: 'too-many-failures',
    sample: 'Received disconnect from 127.0.0.1 port 22292:2: Too many authentication failures',
  },
  {
    id: 'openssh.disconnect',
    form: spoken(
      'Received disconnect from (?<serverIp>[\\da-f.:]{2,45})(?: port (?<serverPort>\\d{1,5}))?:\\s?\\d{1,3}: (?<words>(?!Too many authentication failures).{0,400})',
    ),
    ending: 'disconnected',
    sample: 'Received disconnect from 198.51.100.10 port 22:11: Server is going down',
  },
  {
    id: 'openssh.disconnected',
    form: spoken('Disconnected from (?<serverIp>[\\da-f.:]{2,45})(?: port (?<serverPort>\\d{1,5}))?'),
    ending: 'disconnected',
    sample: 'Disconnected from 127.0.0.1 port 22292',
  },
  {
    id: 'openssh.denied',
    form: /(?:^|[\s:"'])(?:(?<user>[^@\s:"']{1,255})@(?<serverHost>[^\s:@]{1,255}): )?Permission denied \((?<words>[\w,@.-]{1,200})\)\.?[\s"'\\]*$/,
    stage: 'auth',
    ending: 'permission-denied',
    sample: 'root@127.0.0.1: Permission denied (publickey).',
  },
  {
    id: 'openssh.silent',
    form: spoken(
      '(?:Timeout, server (?<serverHost>\\S{1,255}) not responding|client_loop: send disconnect: .{1,60}|packet_write_wait: Connection to .{1,80}: Broken pipe|Connection to (?:\\S{1,255}) port \\d{1,5}: Broken pipe)',
    ),
    stage: 'session',
    ending: 'server-silent',
    sample: 'Timeout, server example.com not responding.',
  },
  {
    id: 'openssh.channel',
    form: spoken(
      '(?:channel \\d{1,6}: open failed: (?<words>.{1,200})|mux_client_request_session: session request failed: Session open refused by peer|(?:ssh|mux)\\S{0,30}: Session open refused by peer)',
    ),
    stage: 'session',
    ending: 'channel-refused',
    sample: 'channel 2: open failed: connect failed: open failed',
  },
  {
    id: 'openssh.host-key',
    form: spoken('(?:Host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED!.{0,10})'),
    stage: 'kex',
    ending: 'host-key',
    sample: 'Host key verification failed.',
  },
  {
    id: 'openssh.host-key-added',
    form: /^Warning: Permanently added '.{1,300}' \(\S{1,40}\) to the list of known hosts\.$/,
    stage: 'auth',
    sample: "Warning: Permanently added '198.51.100.10' (ED25519) to the list of known hosts.",
  },
  {
    id: 'openssh.bad-user',
    form: spoken('remote username contains invalid characters'),
    ending: 'client-side',
    sample: 'remote username contains invalid characters',
  },
];
