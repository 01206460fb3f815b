import { type Form, invalid, kernelMessage, second, usual } from './forms.ts';

const ban = {
  time: second + 718_000,
  host: '',
  program: 'fail2ban.actions',
  pid: 2174,
  message: '[sshd] Ban 203.0.113.7',
};

/** Lines without a stamp: of these the tag alone tells whose they are. */
const tagged = { time: Number.NaN, host: '', program: 'sshd', pid: 12, message: invalid };
const unstamped: readonly Form[] = [
  { form: 'tag alone', text: `sshd[12]: ${invalid}`, ...tagged },
  { form: 'tag alone, no pid', text: `sshd-session: ${invalid}`, ...tagged, program: 'sshd-session', pid: 0 },
  { form: 'host and tag', text: `web1 sshd[12]: ${invalid}`, ...tagged, host: 'web1' },
  { form: 'clock and tag', text: `01:02:03.453 sshd[12]:   ${invalid}`, ...tagged },
  {
    form: 'kernel alone',
    text: 'kernel: [UFW BLOCK] IN=eth0',
    ...tagged,
    program: 'kernel',
    pid: 0,
    message: '[UFW BLOCK] IN=eth0',
  },
  {
    form: 'fail2ban.log without stamp',
    text: 'fail2ban.actions [2174]: NOTICE  [sshd] Ban 203.0.113.7',
    ...ban,
    time: Number.NaN,
  },
  {
    form: 'fail2ban in the journal without stamp',
    text: 'web1 fail2ban[812]: [sshd] Ban 203.0.113.7',
    ...ban,
    time: Number.NaN,
    host: 'web1',
    program: 'fail2ban',
    pid: 812,
  },
];

/** fail2ban, the kernel, the journal, Docker, and sshd alone. */
export const otherForms: readonly Form[] = [
  ...unstamped,
  {
    form: 'dmesg',
    text: `[104235.156774] ${kernelMessage}`,
    time: Number.NaN,
    host: '',
    program: 'kernel',
    pid: 0,
    message: kernelMessage,
  },
  {
    form: 'dmesg -T',
    text: `[Sat Nov 21 01:02:03 2026] ${kernelMessage}`,
    time: second,
    host: '',
    program: 'kernel',
    pid: 0,
    message: kernelMessage,
  },
  {
    form: 'fail2ban.log',
    text: '2026-11-21 01:02:03,718 fail2ban.actions        [2174]: NOTICE  [sshd] Ban 203.0.113.7',
    ...ban,
  },
  {
    form: 'fail2ban.log, old',
    text: '2026-11-21 01:02:03,718 fail2ban.actions: WARNING [sshd] Ban 203.0.113.7',
    ...ban,
    pid: 0,
  },
  {
    form: 'fail2ban-server in syslog',
    text: 'Nov 21 01:02:03 web1 fail2ban-server[11524]: fail2ban.actions        [11525]: NOTICE  [sshd] Ban 203.0.113.7',
    ...ban,
    time: second,
    host: 'web1',
    pid: 11525,
  },
  {
    form: 'fail2ban.actions in syslog',
    text: 'Nov 21 01:02:03 web1 fail2ban.actions[812]: NOTICE [sshd] Ban 203.0.113.7',
    ...ban,
    time: second,
    host: 'web1',
    pid: 812,
  },
  {
    form: 'fail2ban in the journal',
    text: 'Nov 21 01:02:03 web1 fail2ban[812]: [sshd] Ban 203.0.113.7',
    ...ban,
    time: second,
    host: 'web1',
    program: 'fail2ban',
    pid: 812,
  },
  { form: 'journal short-iso', text: `2026-11-21T01:02:03+0000 web1 sshd[12]: ${invalid}`, ...usual },
  {
    form: 'journal short-precise',
    text: `Nov 21 01:02:03.589037 web1 sshd[12]: ${invalid}`,
    ...usual,
    time: second + 589_037,
  },
  { form: 'journal short-unix', text: `1795222923.589037 web1 sshd[12]: ${invalid}`, ...usual, time: second + 589_037 },
  { form: 'journal short-full', text: `Sat 2026-11-21 01:02:03 UTC web1 sshd[12]: ${invalid}`, ...usual },
  {
    form: 'journal short-full, zone without a name',
    text: `Sat 2026-11-21 04:02:03 +03 web1 sshd[12]: ${invalid}`,
    ...usual,
  },
  { form: 'journal with-unit', text: `Sat 2026-11-21 01:02:03 UTC web1 ssh.service[12]: ${invalid}`, ...usual },
  { form: 'journal json', text: journal({}), ...usual },
  { form: 'journal json, forged by logger', text: journal({ _COMM: 'logger' }), ...usual, program: 'logger' },
  {
    form: 'journal json, forged kernel',
    text: journal({ SYSLOG_IDENTIFIER: 'kernel', _COMM: 'logger', _TRANSPORT: 'syslog' }),
    ...usual,
    program: 'logger',
  },
  { form: 'journal json, no identifier', text: journal({ SYSLOG_IDENTIFIER: undefined }), ...usual },
  { form: 'journal json, nothing trusted', text: journal({ _COMM: undefined, _PID: undefined }), ...usual, pid: 99 },
  { form: 'journal json, bytes', text: journal({ MESSAGE: [...Buffer.from('a\tbé')] }), ...usual, message: 'a\tbé' },
  { form: 'journal json, set twice', text: journal({ MESSAGE: ['one', 'two'] }), ...usual, message: 'one' },
  { form: 'journal json, too large', text: journal({ MESSAGE: null }), ...usual, message: '' },
  {
    form: 'journal json, fail2ban',
    text: journal({
      SYSLOG_IDENTIFIER: 'fail2ban-server',
      _COMM: 'fail2ban-server',
      MESSAGE: 'fail2ban.actions [12]: NOTICE  [sshd] Ban 203.0.113.7',
    }),
    ...ban,
    time: second,
    host: 'web1',
    pid: 12,
  },
  { form: 'journal json-seq', text: `\x1e${journal({})}`, ...usual },
  { form: 'journal json-sse', text: `data: ${journal({})}`, ...usual },
  { form: 'journal json-pretty', text: JSON.stringify(JSON.parse(journal({})), undefined, '\t'), ...usual },
  { form: 'journal export', text: exported(`MESSAGE=${invalid}\n`), ...usual },
  {
    form: 'journal export, bytes',
    text: exported('MESSAGE\n\x0a\0\0\0\0\0\0\0one\n\ntwo\n\xff\n'),
    ...usual,
    message: 'one\n\ntwo\n\ufffd',
  },
  {
    form: 'Docker, bare',
    text: '{"log":"Server listening on 0.0.0.0 port 22.\\r\\n","stream":"stderr","time":"2026-11-21T01:02:03.589037111Z"}',
    time: second + 589_037,
    host: '',
    program: 'sshd',
    pid: 0,
    message: 'Server listening on 0.0.0.0 port 22.',
  },
  {
    form: 'Docker, syslog',
    text: `{"log":"Nov 21 01:02:03 web1 sshd[12]: ${invalid}\\n","stream":"stderr","time":"2026-11-21T01:02:04Z"}`,
    ...usual,
  },
  {
    form: 'sshd -E',
    text: 'Connection from 203.0.113.11 port 40372 on 198.51.100.10 port 22 rdomain ""\r',
    time: Number.NaN,
    host: '',
    program: 'sshd',
    pid: 0,
    message: 'Connection from 203.0.113.11 port 40372 on 198.51.100.10 port 22 rdomain ""',
  },
];

function journal(changes: Record<string, unknown>): string {
  return JSON.stringify({
    __CURSOR: 's=1',
    __REALTIME_TIMESTAMP: String(second),
    _SOURCE_REALTIME_TIMESTAMP: '1',
    _HOSTNAME: 'web1',
    _COMM: 'sshd',
    _PID: '12',
    SYSLOG_PID: '99',
    SYSLOG_IDENTIFIER: 'sshd',
    PRIORITY: '6',
    MESSAGE: invalid,
    ...changes,
  });
}

function exported(message: string): string {
  return `__CURSOR=s=1\n__REALTIME_TIMESTAMP=${second}\n_HOSTNAME=web1\n_COMM=sshd\n_PID=12\nSYSLOG_IDENTIFIER=sshd\n${message}_UID=0\n`;
}
