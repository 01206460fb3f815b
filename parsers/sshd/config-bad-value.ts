import { defineParser } from '../../src/parser/define.ts';

export const configBadValue = defineParser({
  id: 'sshd.config-bad-value',
  title: 'sshd_config has a value that sshd cannot use',
  program: ['sshd'],
  action: 'sshd-config-error',
  outcome: 'failure',
  patterns: [
    '{file.path:word} line {sshwhy.config.line:int}: Bad yes/{sshwhy.config.problem:phrase}',
    '{file.path:word} line {sshwhy.config.line:int}: Bad SSH2 {sshwhy.config.problem:phrase}',
    '{file.path:word} line {sshwhy.config.line:int}: Bad key {sshwhy.config.problem:phrase}',
    '{file.path:word} line {sshwhy.config.line:int}: Bad Match {sshwhy.config.problem:phrase}',
    '{file.path:word} line {sshwhy.config.line:int}: Bad IPQoS {sshwhy.config.problem:phrase}',
    '{file.path:word} line {sshwhy.config.line:int}: Bad number{sshwhy.config.problem:phrase}',
    '{file.path:word} line {sshwhy.config.line:int}: Bad protocol {sshwhy.config.problem:phrase}',
    '{file.path:word} line {sshwhy.config.line:int}: bad address:{sshwhy.config.problem:phrase}',
    '{file.path:word} line {sshwhy.config.line:int}: bad port {sshwhy.config.problem:phrase}',
    '{file.path:word} line {sshwhy.config.line:int}: bad ListenAddress {sshwhy.config.problem:phrase}',
    '{file.path:word} line {sshwhy.config.line:int}: bad routing {sshwhy.config.problem:phrase}',
    '{file.path:word} line {sshwhy.config.line:int}: Invalid {sshwhy.config.problem:phrase}',
    '{file.path:word} line {sshwhy.config.line:int}: invalid {sshwhy.config.problem:phrase}',
    '{file.path:word} line {sshwhy.config.line:int}: Illegal {sshwhy.config.problem:phrase}',
    '{file.path:word} line {sshwhy.config.line:int}: unsupported {sshwhy.config.problem:phrase}',
    '{file.path:word} line {sshwhy.config.line:int}: Badly {sshwhy.config.problem:phrase}',
    "{file.path:word} line {sshwhy.config.line:int}: Directive '{sshwhy.config.problem:phrase}",
    '{file.path:word} line {sshwhy.config.line:int}: too {sshwhy.config.problem:phrase}',
    '{file.path:word} line {sshwhy.config.line:int}: Too {sshwhy.config.problem:phrase}',
    '{file.path:word} line {sshwhy.config.line:int}: no {sshwhy.config.problem:phrase}',
    '{file.path:word} line {sshwhy.config.line:int}: empty {sshwhy.config.problem:phrase}',
    '{file.path:word} line {sshwhy.config.line:int}: keyword {sshwhy.config.problem:phrase}',
    '{file.path:word} line {sshwhy.config.line:int}: garbage {sshwhy.config.problem:phrase}',
    '{file.path:word} line {sshwhy.config.line:int}: include {sshwhy.config.problem:phrase}',
    "{file.path:word} line {sshwhy.config.line:int}: Subsystem '{sshwhy.config.problem:phrase}",
    '{file.path:word} line {sshwhy.config.line:int}: address {sshwhy.config.problem:phrase}',
    '{file.path:word} line {sshwhy.config.line:int}: ports {sshwhy.config.problem:phrase}',
    '{file.path:word} line {sshwhy.config.line:int}: integer {sshwhy.config.problem:phrase}',
    '{file.path:word} line {sshwhy.config.line:int}: RekeyLimit {sshwhy.config.problem:phrase}',
    '{file.path:word} line {sshwhy.config.line:int}: {sshwhy.config.option:word} integer value invalid.',
    '{file.path:word} line {sshwhy.config.line:int}: {sshwhy.config.option:word} integer value too large.',
    '{file.path:word} line {sshwhy.config.line:int}: {sshwhy.config.option:word} integer value missing.',
  ],
  fields: { 'event.reason': 'bad_value' },
  meaning:
    'sshd stops at the first such error, so there may be more behind it. It does not start with it; one that ' +
    'runs keeps what it read before, until a reload or restart.',
  remedy: ['sshd -t; correct the line, then systemctl restart ssh (Red Hat, SUSE, Arch: sshd)'],
  source:
    'openssh-portable servconf.c process_server_config_line(), all releases; “Illegal MaxStartups spec.” up ' +
    'to 8.6',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: Bad yes/no argument: maybe': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.problem': 'no argument: maybe',
    },
    "Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: Bad SSH2 cipher spec 'x'.": {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.problem': "cipher spec 'x'.",
    },
    "Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: Bad key types 'x'.": {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.problem': "types 'x'.",
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: Bad Match condition': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.problem': 'condition',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: Bad IPQoS value: x': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.problem': 'value: x',
    },
    "Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: Bad number 'x': invalid": {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.problem': " 'x': invalid",
    },
    "Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: Bad protocol spec '3'.": {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.problem': "spec '3'.",
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: bad address:port usage': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.problem': 'port usage',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: bad port number': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.problem': 'number',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: bad ListenAddress syntax': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.problem': 'syntax',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: bad routing domain': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.problem': 'domain',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: Invalid MaxStartups spec.': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.problem': 'MaxStartups spec.',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: invalid time value.': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.problem': 'time value.',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: Illegal MaxStartups spec.': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.problem': 'MaxStartups spec.',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: unsupported option "sandbox".': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.problem': 'option "sandbox".',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: Badly formatted port number.': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.problem': 'formatted port number.',
    },
    "Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: Directive 'MaxStartups' is not allowed within a Match block":
      {
        'file.path': '/etc/ssh/sshd_config',
        'sshwhy.config.line': 13,
        'sshwhy.config.problem': "MaxStartups' is not allowed within a Match block",
      },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: too many ports.': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.problem': 'many ports.',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: Too many AllowUsers entries': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.problem': 'many AllowUsers entries',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: no AuthenticationMethods specified': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.problem': 'AuthenticationMethods specified',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: empty AllowUsers pattern': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.problem': 'AllowUsers pattern',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: keyword Port extra arguments at end of line': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.problem': 'Port extra arguments at end of line',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: garbage at end of line; "yes".': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.problem': 'at end of line; "yes".',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: include "/etc/ssh/x.conf" glob returned error': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.problem': '"/etc/ssh/x.conf" glob returned error',
    },
    "Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: Subsystem 'sftp' already defined.": {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.problem': "sftp' already defined.",
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: address family must be specified before ListenAddress.':
      {
        'file.path': '/etc/ssh/sshd_config',
        'sshwhy.config.line': 13,
        'sshwhy.config.problem': 'family must be specified before ListenAddress.',
      },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: ports must be specified before ListenAddress.': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.problem': 'must be specified before ListenAddress.',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: integer value invalid.': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.problem': 'value invalid.',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: RekeyLimit too small': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.problem': 'too small',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: MaxSessions integer value invalid.': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.option': 'MaxSessions',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: MaxSessions integer value too large.': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.option': 'MaxSessions',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: MaxAuthTries integer value missing.': {
      'file.path': '/etc/ssh/sshd_config',
      'sshwhy.config.line': 13,
      'sshwhy.config.option': 'MaxAuthTries',
    },
  },
  rejects: [
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: Deprecated option RSAAuthentication',
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config line 13: Unsupported option GSSAPIAuthentication',
    'Nov 21 01:18:41 web1 sshd[4711]: /etc/ssh/sshd_config: line 12: Bad configuration option: PermitRootLogn',
  ],
});
