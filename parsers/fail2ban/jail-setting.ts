import { defineParser } from '../../src/parser/define.ts';

export const jailSetting = defineParser({
  id: 'fail2ban.jail-setting',
  title: 'fail2ban says how strict a jail is',
  program: ['fail2ban.filter', 'fail2ban.actions', 'fail2ban.jail', 'fail2ban', 'fail2ban-server'],
  action: 'note',
  patterns: [
    'maxRetry: {sshwhy.fail2ban.max_retry:int}',
    '  maxRetry: {sshwhy.fail2ban.max_retry:int}', // journal
    'Set maxRetry = {sshwhy.fail2ban.max_retry:int}', // 0.8 and 0.9
    'findtime: {sshwhy.fail2ban.find_time:int}',
    '  findtime: {sshwhy.fail2ban.find_time:int}', // journal
    'Set findtime = {sshwhy.fail2ban.find_time:int}', // 0.8 and 0.9
    'banTime: {sshwhy.fail2ban.ban_time:int}',
    '  banTime: {sshwhy.fail2ban.ban_time:int}', // journal
    'Set banTime = {sshwhy.fail2ban.ban_time:int}', // 0.8 and 0.9
    'maxLines: {sshwhy.fail2ban.max_lines:int}',
    'encoding: {sshwhy.fail2ban.encoding:word}',
    'Set banTime.{sshwhy.fail2ban.option:word} = {sshwhy.fail2ban.value:phrase}',
    'banTime: -1', // for ever
  ],
  fields: { 'observer.product': 'fail2ban' },
  meaning:
    'maxRetry failures within findtime seconds ban an address for banTime seconds (-1: for ever). The lines ' +
    'belong to the jail that was created just before.',
  source: 'fail2ban server/filter.py, actions.py and jail.py; "Set x = y" in 0.8 and 0.9; seen with 1.0.2',
  samples: {
    '2026-11-21 01:37:55,718 fail2ban.filter         [2174]: INFO      maxRetry: 3': { 'sshwhy.fail2ban.max_retry': 3 },
    'Nov 21 01:37:55 web1 fail2ban[2174]:   maxRetry: 5': { 'sshwhy.fail2ban.max_retry': 5 },
    '2026-11-21 01:37:55,718 fail2ban.filter         [2174]: INFO    Set maxRetry = 6': {
      'sshwhy.fail2ban.max_retry': 6,
    },
    '2026-11-21 01:37:55,718 fail2ban.filter         [2174]: INFO      findtime: 60': {
      'sshwhy.fail2ban.find_time': 60,
    },
    'Nov 21 01:37:55 web1 fail2ban[2174]:   findtime: 600': { 'sshwhy.fail2ban.find_time': 600 },
    '2026-11-21 01:37:55,718 fail2ban.filter         [2174]: INFO    Set findtime = 600': {
      'sshwhy.fail2ban.find_time': 600,
    },
    '2026-11-21 01:37:55,718 fail2ban.actions        [2174]: INFO      banTime: 8': { 'sshwhy.fail2ban.ban_time': 8 },
    'Nov 21 01:37:55 web1 fail2ban[2174]:   banTime: 600': { 'sshwhy.fail2ban.ban_time': 600 },
    '2026-11-21 01:37:55,718 fail2ban.actions        [2174]: INFO    Set banTime = 600': {
      'sshwhy.fail2ban.ban_time': 600,
    },
    '2026-11-21 01:37:55,718 fail2ban.actions        [2174]: INFO      banTime: -1': {},
    '2026-11-21 01:37:55,718 fail2ban.filter         [2174]: INFO      maxLines: 1': { 'sshwhy.fail2ban.max_lines': 1 },
    '2026-11-21 01:37:55,718 fail2ban.filter         [2174]: INFO      encoding: UTF-8': {
      'sshwhy.fail2ban.encoding': 'UTF-8',
    },
    '2026-11-21 01:37:55,718 fail2ban.jail           [2174]: INFO    Set banTime.increment = True': {
      'sshwhy.fail2ban.option': 'increment',
      'sshwhy.fail2ban.value': 'True',
    },
  },
});
