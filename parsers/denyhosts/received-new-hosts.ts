import { defineParser } from '../../src/parser/define.ts';

export const receivedNewHosts = defineParser({
  id: 'denyhosts.received-new-hosts',
  title: 'DenyHosts denied addresses that others reported',
  program: ['denyhosts'],
  action: 'ban',
  patterns: [
    "received new hosts: ['{source.ip:ip}']",
    "received new hosts: [u'{source.ip:ip}']", // Python 2
    'received new hosts: [{sshwhy.ban.hosts:text}]',
    'Received new hosts: [{sshwhy.ban.hosts:text}]', // denyhosts.py --sync
  ],
  fields: { 'observer.product': 'denyhosts', 'rule.name': 'synchronisation' },
  list: 'sshwhy.ban.hosts',
  meaning:
    'SYNC_DOWNLOAD is on: the synchronisation server names addresses that attacked others, and DenyHosts writes them ' +
    'into /etc/hosts.deny. The address need not have done anything on this host.',
  remedy: [
    'SYNC_DOWNLOAD = no in denyhosts.conf, or a higher SYNC_DOWNLOAD_THRESHOLD; WORK_DIR/allowed-hosts for single ones.',
  ],
  source: 'denyhosts DenyHosts/deny_hosts.py daemon loop, denyhosts.py',
  samples: {
    "2026-10-27 14:35:38,804 - denyhosts   : INFO     received new hosts: ['198.51.100.7']": {
      'source.ip': '198.51.100.7',
    },
    "2026-10-27 14:35:38,804 - denyhosts   : INFO     received new hosts: [u'198.51.100.7']": {
      'source.ip': '198.51.100.7',
    },
    "2026-10-27 14:35:38,804 - denyhosts   : INFO     received new hosts: ['198.51.100.7', '198.51.100.8']": {
      'sshwhy.ban.hosts': "'198.51.100.7', '198.51.100.8'",
    },
    "2026-10-27 14:35:38,804 - denyhosts   : INFO     Received new hosts: ['198.51.100.7']": {
      'sshwhy.ban.hosts': "'198.51.100.7'",
    },
  },
  rejects: ['2026-10-27 14:35:38,804 - sync        : INFO     received 3 new hosts'],
});
