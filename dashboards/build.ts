import { readFileSync, writeFileSync } from 'node:fs';
import { toNdjson } from './kibana/saved-object.ts';
import { savedObjects } from './sshwhy/objects.ts';

/** Writes `dashboards/sshwhy.ndjson`; with `--check` it only tells whether the file is what would be written (exit 1 if not). */
const file = new URL('sshwhy.ndjson', import.meta.url);
const text = toNdjson(savedObjects);
if (process.argv.includes('--check')) {
  const isFresh = readFileSync(file, 'utf8') === text;
  if (!isFresh) console.error('dashboards/sshwhy.ndjson is not what dashboards/ builds: run npm run dashboards');
  process.exitCode = isFresh ? 0 : 1;
} else {
  writeFileSync(file, text);
  console.log(`dashboards/sshwhy.ndjson: ${savedObjects.length} objects, ${text.length} bytes`);
}
