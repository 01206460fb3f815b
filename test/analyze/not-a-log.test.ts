import { join } from 'node:path';
import { expect, it } from 'vitest';
import { scratchFolder } from '../source/scratch-folder.ts';
import { analyzeAll } from './run.ts';

const prose = 'Dear all,\nthe server was down this morning.\nYours\n';
const refused = 'Nov 21 01:02:03 web1 sshd[12]: refused connect from 203.0.113.9 (203.0.113.9)\n';

it('names a file that is no log, and reads the others', async () => {
  const folder = scratchFolder({ 'letter.log': prose, 'auth.log': refused });
  const { summary, incidents } = await analyzeAll([join(folder, 'letter.log'), join(folder, 'auth.log')]);
  expect(summary.problems).toHaveLength(1);
  expect(summary.problems[0]?.message).toContain('letter.log: not a log that sshwhy knows: of 3 lines');
  expect(incidents.map(({ cause }) => cause)).toEqual(['tcp-wrappers']);
});

it('takes a log of other programs, an empty file and what sshd -E writes for what they are', async () => {
  const folder = scratchFolder({
    'auth.log': 'Nov 21 01:02:03 web1 CRON[12]: nothing to do with SSH\n',
    'empty.log': '',
    'sshd.log': 'Server listening on 0.0.0.0 port 22.\r\n',
  });
  const { summary } = await analyzeAll(['auth.log', 'empty.log', 'sshd.log'].map((name) => join(folder, name)));
  expect(summary.problems).toEqual([]);
});
