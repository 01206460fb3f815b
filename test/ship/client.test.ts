import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const client = pathToFileURL(join(import.meta.dirname, '../../src/ship/elasticsearch/client.ts')).href;

it('loads the pool of undici, and not all of it', () => {
  // Another process: in this one, others may have asked for undici.
  const loaded = execFileSync(process.execPath, ['--input-type=module'], {
    encoding: 'utf8',
    input: `
      await import('${client}');
      const { createRequire } = await import('node:module');
      console.log(Object.keys(createRequire('${client}').cache).join('\\n'));`,
  });
  expect(loaded).toContain('/undici/lib/dispatcher/pool.js');
  expect(loaded).toContain('/@elastic/transport/');
  expect(loaded).not.toContain('/undici/index.js');
  expect(loaded).not.toContain('/undici/lib/web/fetch/index.js');
});
