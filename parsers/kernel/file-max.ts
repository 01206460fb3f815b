import { defineParser } from '../../src/parser/define.ts';

export const fileMax = defineParser({
  id: 'kernel.file-max',
  title: 'the machine has no file descriptors left',
  program: ['kernel'],
  action: 'fd-exhausted',
  outcome: 'failure',
  patterns: ['VFS: file-max limit {sshwhy.limit:int} reached'],
  meaning:
    'All programs together have fs.file-max files open: nothing can open a file or take a connection, sshd ' +
    'neither.',
  remedy: [
    "sysctl fs.file-nr; raise fs.file-max, and find who holds so many: lsof | awk '{print $1}' | sort | uniq " +
      '-c | sort -rn | head',
  ],
  source: 'linux fs/file_table.c alloc_empty_file()',
  samples: {
    'Nov 21 01:18:41 web1 kernel: VFS: file-max limit 65536 reached': { 'sshwhy.limit': 65536 },
  },
});
