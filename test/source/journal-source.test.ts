import { chmodSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { LogFile } from '../../src/event.ts';
import { JournalSource } from '../../src/source/journal-source.ts';
import { batchText } from './read-all.ts';
import { scratchFolder } from './scratch-folder.ts';

/** Behaves as journalctl(1) does with the options that are used: entries 1 to 5, those after the cursor if one is given. */
const fake = `#!/bin/sh
after=0
for word in "$@"; do case $word in --after-cursor=s=*) after=\${word#--after-cursor=s=};; esac; done
echo "$@" >> "$JOURNAL_CALLS"
for n in 1 2 3 4 5; do
  [ $n -gt $after ] && echo "{\\"__CURSOR\\":\\"s=$n\\",\\"MESSAGE\\":\\"entry $n says \\\\\\"__CURSOR\\\\\\":\\\\\\"s=9\\\\\\"\\"}"
done
exit 0
`;

async function readAll(source: JournalSource) {
  const all: { file: LogFile; text: string }[] = [];
  while (!source.ended) {
    await source.look();
    for (const batch of await source.read()) all.push({ file: batch.file, text: batchText(batch) });
    await delay(5);
  }
  return all;
}

test('goes on behind the entry that was dealt with last, whatever the entries say', async () => {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'journalctl'), fake);
  chmodSync(join(folder, 'journalctl'), 0o755);
  const { PATH } = process.env;
  process.env.PATH = `${folder}${delimiter}${PATH}`;
  process.env.JOURNAL_CALLS = join(folder, 'calls');
  onTestFinished(() => {
    process.env.PATH = PATH;
    delete process.env.JOURNAL_CALLS;
  });
  const first = new JournalSource({ machine: 'm1', follow: false });
  const batches = await readAll(first);
  const lines = batches.flatMap(({ text }) => text.trimEnd().split('\n'));
  expect(lines.map((line) => JSON.parse(line).__CURSOR)).toEqual(['s=1', 's=2', 's=3', 's=4', 's=5']);
  // The fourth entry was given out and is not dealt with: so are those behind it.
  const [batch] = batches as [{ file: LogFile; text: string }];
  const open = new Map([[batch.file, { offset: batch.text.indexOf('{"__CURSOR":"s=4"'), line: 4 }]]);
  const state = first.state(open);
  expect(state).toEqual({ cursor: 's=3' });
  const second = await readAll(new JournalSource({ machine: 'm1', follow: false }, state));
  expect(second.map(({ text }) => text).join('')).toBe(`${lines[3]}\n${lines[4]}\n`);
  expect(new JournalSource({ machine: 'm1' }, { cursor: 's=5' }).state(new Map())).toEqual({ cursor: 's=5' });
});
