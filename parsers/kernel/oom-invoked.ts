import { defineParser } from '../../src/parser/define.ts';

export const oomInvoked = defineParser({
  id: 'kernel.oom-invoked',
  title: 'a process asked for memory and there was none',
  program: ['kernel'],
  action: 'note',
  patterns: ['{process.name:phrase} invoked oom-killer: {sshwhy.oom.request:phrase}'],
  meaning: 'It names the process that asked, not the one that is killed: that stands in the lines that follow.',
  source: 'linux mm/oom_kill.c dump_header()',
  samples: {
    'Nov 21 01:18:41 web1 kernel: sshd invoked oom-killer: gfp_mask=0x201da, order=0, oom_adj=-17, oom_score_adj=-1000':
      { 'process.name': 'sshd', 'sshwhy.oom.request': 'gfp_mask=0x201da, order=0, oom_adj=-17, oom_score_adj=-1000' },
    'Nov 21 01:18:41 web1 kernel: kworker/u8:1 invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0':
      { 'process.name': 'kworker/u8:1', 'sshwhy.oom.request': 'gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0' },
  },
});
