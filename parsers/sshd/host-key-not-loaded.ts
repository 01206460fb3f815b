import { defineParser } from '../../src/parser/define.ts';

export const hostKeyNotLoaded = defineParser({
  id: 'sshd.host-key-not-loaded',
  title: 'sshd could not read one of its host keys',
  program: ['sshd'],
  action: 'host-key-error',
  outcome: 'failure',
  patterns: [
    'Could not load host key: {file.path:phrase}',
    'Unable to load host key "{file.path:phrase}": {error.message:phrase}',
    'Unable to load host key: {file.path:phrase}',
    "Permissions {sshwhy.file.mode:int} for '{file.path:phrase}' are too open.",
  ],
  fields: { 'event.reason': 'host_key' },
  meaning:
    'One key is missing, damaged, or may be read by others. As long as sshd has another one it works, but ' +
    'clients that know only this key are warned or refused. OpenSSH up to 9.7 writes it for every connection.',
  remedy: [
    'ssh-keygen -A makes missing keys; chmod 600 /etc/ssh/ssh_host_*_key; take HostKey lines of keys that are ' +
      'gone out of sshd_config',
  ],
  source: 'openssh-portable sshd.c main(), “Could not” 2.9 to 7.9; authfile.c sshkey_perm_ok()',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: error: Could not load host key: /etc/ssh/ssh_host_dsa_key': {
      'file.path': '/etc/ssh/ssh_host_dsa_key',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: error: Unable to load host key "/etc/ssh/ssh_host_rsa_key": bad permissions': {
      'file.path': '/etc/ssh/ssh_host_rsa_key',
      'error.message': 'bad permissions',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: error: Unable to load host key: /etc/ssh/ssh_host_rsa_key': {
      'file.path': '/etc/ssh/ssh_host_rsa_key',
    },
    "Nov 21 01:18:41 web1 sshd[4711]: error: Permissions 0644 for '/etc/ssh/ssh_host_rsa_key' are too open.": {
      'sshwhy.file.mode': 644,
      'file.path': '/etc/ssh/ssh_host_rsa_key',
    },
  },
});
