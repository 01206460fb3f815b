import { defineParser } from '../../src/parser/define.ts';

export const goingDown = defineParser({
  id: 'logind.going-down',
  title: 'the machine is being shut down or restarted',
  program: ['systemd-logind'],
  action: 'note',
  patterns: [
    'System is rebooting.',
    'System is rebooting ({sshwhy.shutdown.reason:phrase}).',
    'System is powering down.',
    'System is powering down ({sshwhy.shutdown.reason:phrase}).',
    'System is halting.',
    'The system will reboot now!',
    'The system will power off now!',
  ],
  meaning: 'sshd stops with everything else, and open sessions end.',
  source: 'systemd src/login/logind-dbus.c',
  samples: {
    'Nov 21 01:18:41 web1 systemd-logind[165]: System is rebooting.': {},
    'Nov 21 01:18:41 web1 systemd-logind[165]: System is rebooting (Kernel upgrade).': {
      'sshwhy.shutdown.reason': 'Kernel upgrade',
    },
    'Nov 21 01:18:41 web1 systemd-logind[165]: System is powering down.': {},
    'Nov 21 01:18:41 web1 systemd-logind[165]: System is powering down (Maintenance).': {
      'sshwhy.shutdown.reason': 'Maintenance',
    },
    'Nov 21 01:18:41 web1 systemd-logind[165]: System is halting.': {},
    'Nov 21 01:18:41 web1 systemd-logind[165]: The system will reboot now!': {},
    'Nov 21 01:18:41 web1 systemd-logind[165]: The system will power off now!': {},
  },
});
