/** Writes engine-code.ts from the AssemblyScript beside this file. Run: npm run engine; with --check it only compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const source = new URL('../', import.meta.url);
const target = new URL('../engine-code.ts', import.meta.url);
const options = [
  '-O3',
  '--noAssert',
  '--runtime',
  'stub',
  '--use',
  'abort=',
  '--initialMemory',
  '4',
  '--enable',
  'simd',
];

let code = '';
const { error, stderr } = await asc.main(
  [
    'assembly/index.ts',
    '--baseDir',
    fileURLToPath(source),
    '--outFile',
    'engine.wasm',
    '--memoryBase',
    '122880',
    ...options,
  ],
  { writeFile: (_, contents) => (code = Buffer.from(contents).toString('base64')) },
);
if (error) {
  process.stderr.write(stderr.toString());
  process.exit(1);
}
const text = `// Written by assembly/make-code.mjs (npm run engine); a test fails when it is stale.

/** What \`assembly/\` is compiled to, WebAssembly in base64. */
export const engineCode =
  '${code}';
`;
if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  process.stderr.write('src/engine/engine-code.ts is not what src/engine/assembly is compiled to: npm run engine\n');
  process.exit(1);
}
