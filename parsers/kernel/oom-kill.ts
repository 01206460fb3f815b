import { defineParser } from '../../src/parser/define.ts';

export const oomKill = defineParser({
  id: 'kernel.oom-kill',
  title: 'memory ran out and the kernel killed a process',
  program: ['kernel'],
  action: 'oom-kill',
  outcome: 'failure',
  patterns: [
    'Out of memory: Killed process {sshwhy.oom.pid:int} ({sshwhy.oom.process:phrase}) total-vm:{sshwhy.oom.memory:phrase}',
    'Memory cgroup out of memory: Killed process {sshwhy.oom.pid:int} ({sshwhy.oom.process:phrase}) total-vm:{sshwhy.oom.memory:phrase}',
    'Killed process {sshwhy.oom.pid:int} ({sshwhy.oom.process:phrase}) total-vm:{sshwhy.oom.memory:phrase}',
    'Killed process {sshwhy.oom.pid:int}, UID {sshwhy.oom.uid:int}, ({sshwhy.oom.process:phrase}) total-vm:{sshwhy.oom.memory:phrase}',
    'Out of memory: Kill process {sshwhy.oom.pid:int} ({sshwhy.oom.process:phrase}) score {sshwhy.oom.score:int} or sacrifice child',
    'Memory cgroup out of memory: Kill process {sshwhy.oom.pid:int} ({sshwhy.oom.process:phrase}) score {sshwhy.oom.score:int} or sacrifice child',
    'Out of memory: kill process {sshwhy.oom.pid:int} ({sshwhy.oom.process:phrase}) score {sshwhy.oom.score:int} or a child',
    'oom-kill:constraint={sshwhy.oom.constraint:phrase},task={sshwhy.oom.process:phrase},pid={sshwhy.oom.pid:int},uid={sshwhy.oom.uid:int}',
  ],
  meaning:
    'The kernel had no memory left and killed the process that it names. Two or three lines tell one kill. A ' +
    'killed sshd is either the listening one, and then nobody can connect, or the one of a single session. ' +
    'sshd protects the listening one (oom_score_adj -1000), but a limit of the service’s cgroup kills it all ' +
    'the same.',
  remedy: [
    'Find who used the memory: journalctl -k -g oom; ps aux --sort=-rss | head; limits: systemctl show ssh -p ' +
      'MemoryMax',
  ],
  source: 'linux mm/oom_kill.c: one line since 5.1, two before; the summary since 5.0',
  samples: {
    'Nov 21 01:18:41 web1 kernel: Out of memory: Killed process 4711 (sshd) total-vm:15852kB, anon-rss:1200kB, file-rss:0kB, shmem-rss:0kB, UID:0 pgtables:68kB oom_score_adj:0':
      {
        'sshwhy.oom.pid': 4711,
        'sshwhy.oom.process': 'sshd',
        'sshwhy.oom.memory':
          '15852kB, anon-rss:1200kB, file-rss:0kB, shmem-rss:0kB, UID:0 pgtables:68kB oom_score_adj:0',
      },
    'Nov 21 01:18:41 web1 kernel: Memory cgroup out of memory: Killed process 4712 (sshd-session) total-vm:15852kB, anon-rss:1200kB, file-rss:0kB, shmem-rss:0kB, UID:0 pgtables:68kB oom_score_adj:0':
      {
        'sshwhy.oom.pid': 4712,
        'sshwhy.oom.process': 'sshd-session',
        'sshwhy.oom.memory':
          '15852kB, anon-rss:1200kB, file-rss:0kB, shmem-rss:0kB, UID:0 pgtables:68kB oom_score_adj:0',
      },
    'Nov 21 01:18:41 web1 kernel: Killed process 4711 (sshd) total-vm:61220kB, anon-rss:452kB, file-rss:0kB': {
      'sshwhy.oom.pid': 4711,
      'sshwhy.oom.process': 'sshd',
      'sshwhy.oom.memory': '61220kB, anon-rss:452kB, file-rss:0kB',
    },
    'Nov 21 01:18:41 web1 kernel: Killed process 3679, UID 0, (java) total-vm:2061740kB, anon-rss:1375068kB, file-rss:1116kB':
      {
        'sshwhy.oom.pid': 3679,
        'sshwhy.oom.uid': 0,
        'sshwhy.oom.process': 'java',
        'sshwhy.oom.memory': '2061740kB, anon-rss:1375068kB, file-rss:1116kB',
      },
    'Nov 21 01:18:41 web1 kernel: Out of memory: Kill process 3679 (java) score 912 or sacrifice child': {
      'sshwhy.oom.pid': 3679,
      'sshwhy.oom.process': 'java',
      'sshwhy.oom.score': 912,
    },
    'Nov 21 01:18:41 web1 kernel: Memory cgroup out of memory: Kill process 4711 (sshd) score 12 or sacrifice child': {
      'sshwhy.oom.pid': 4711,
      'sshwhy.oom.process': 'sshd',
      'sshwhy.oom.score': 12,
    },
    'Nov 21 01:18:41 web1 kernel: Out of memory: kill process 3679 (java) score 91200 or a child': {
      'sshwhy.oom.pid': 3679,
      'sshwhy.oom.process': 'java',
      'sshwhy.oom.score': 91200,
    },
    'Nov 21 01:18:41 web1 kernel: oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),cpuset=/,mems_allowed=0,global_oom,task_memcg=/system.slice/ssh.service,task=sshd,pid=4711,uid=0':
      {
        'sshwhy.oom.constraint':
          'CONSTRAINT_NONE,nodemask=(null),cpuset=/,mems_allowed=0,global_oom,task_memcg=/system.slice/ssh.service',
        'sshwhy.oom.process': 'sshd',
        'sshwhy.oom.pid': 4711,
        'sshwhy.oom.uid': 0,
      },
  },
  rejects: [
    'Nov 21 01:18:41 web1 kernel: sshd invoked oom-killer: gfp_mask=0x201da, order=0, oom_adj=-17, oom_score_adj=-1000',
    'Nov 21 01:18:41 web1 kernel: oom_reaper: reaped process 4711 (sshd), now anon-rss:0kB, file-rss:0kB, shmem-rss:0kB',
  ],
});
