import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProgram } from '../src/cli/program.ts';
import { run } from '../src/cli/run.ts';
import { formats } from '../src/cli/settings.ts';
import type { Surroundings } from '../src/cli/surroundings.ts';
import { builtInRules } from '../src/correlate/rules/index.ts';
import { causes } from '../src/event.ts';
import * as api from '../src/index.ts';
import { analyze } from '../src/pipeline.ts';
import { collector } from './cli/collector.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');

const exported = [
  'Registry',
  'UserError',
  'actions',
  'analyze',
  'builtInParsers',
  'causes',
  'defineParser',
  'eventDocument',
  'incidentDocument',
];

function surroundings(stdout = collector().screen, stderr = collector().screen): Surroundings {
  return { stdout, stderr, env: {}, now: Date.UTC(2026, 11, 1) * 1000, analyze };
}

/** The text of a section, from its heading to the next one of the same or a higher level. */
function sectionOf(heading: string): string {
  const [, level = '#', rest = ''] = new RegExp(`^(#+) ${heading}\\n([\\s\\S]*)`, 'm').exec(readme) ?? [];
  return rest.split(new RegExp(`^#{1,${level.length}} `, 'm'))[0] as string;
}

const codes = (text: string) => [...text.matchAll(/`([^`\n]+)`/g)].map((found) => found[1] as string);

describe('README.md', () => {
  it('names every option', () => {
    const program = createProgram(surroundings(), '0.0.0', () => {});
    const options = [program, ...program.commands]
      .flatMap((command) => command.createHelp().visibleOptions(command))
      .map(({ long }) => long as string);
    expect(options.length).toBeGreaterThan(12);
    const named = new Set(codes(sectionOf('Options')).flatMap((code) => /^--[\w-]+/.exec(code)?.[0] ?? []));
    expect(options.filter((option) => !named.has(option))).toEqual([]);
    expect([...named].filter((option) => !options.includes(option))).toEqual([]);
  });

  it('names every format', () => {
    expect(codes(sectionOf('Formats'))).toEqual(expect.arrayContaining([...formats]));
  });

  it('tells every cause, and each has a rule', () => {
    const told = new Set(builtInRules.map(({ cause }) => cause));
    const isCause = (code: string) => (causes as readonly string[]).includes(code);
    const named = [...new Set(codes(sectionOf('Causes')).filter(isCause))].sort();
    expect(named).toEqual([...causes].sort());
    expect([...told].sort()).toEqual(named);
  });

  it('shows what sshwhy really says of the sample', async () => {
    const { screen, text } = collector();
    const sample = relative(process.cwd(), join(root, 'examples'));
    expect(await run(['analyze', sample, '--tz', 'UTC'], surroundings(screen))).toBe(0);
    const [, block = ''] = /```text\n([\s\S]*?)```/.exec(sectionOf('What it says')) ?? [];
    const pieces = block.split(/^ *\[…\]\n/m);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.filter((piece) => !text().includes(piece))).toEqual([]);
  });

  it('leads to files that exist', () => {
    for (const [, path] of readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
      expect(() => readFileSync(join(root, path as string)), path).not.toThrow(/ENOENT/);
    }
  });
});

describe('the package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sshwhy-package-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  beforeAll(() => {
    const tsc = join(root, 'node_modules/.bin/tsc');
    execFileSync(tsc, ['-p', 'tsconfig.build.json', '--outDir', join(folder, 'dist')], { cwd: root });
    for (const file of ['package.json', 'README.md', 'LICENSE', 'examples', 'schema', 'docs/sshwhy.1']) {
      cpSync(join(root, file), join(folder, file), { recursive: true });
    }
    cpSync(join(root, 'src/report/html/page'), join(folder, 'dist/src/report/html/page'), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  });

  it('exports these names', () => {
    expect(Object.keys(api).sort()).toEqual(exported);
    expect(Object.entries(api).filter(([, value]) => value === undefined)).toEqual([]);
  });

  it('can be imported once it is built', () => {
    writeFileSync(
      join(folder, 'names.mjs'),
      "import * as api from 'sshwhy'; console.log(JSON.stringify(Object.keys(api)));",
    );
    const out = execFileSync(process.execPath, [join(folder, 'names.mjs')], { encoding: 'utf8' });
    expect(JSON.parse(out)).toEqual(exported);
  });

  it('can be imported with its types', () => {
    const code = `
      import { type AnalyzeOptions, analyze, defineParser, type Incident, type Output, Registry, type Summary } from 'sshwhy';
      const options: AnalyzeOptions = { paths: ['auth.log'], now: Date.now() * 1000 };
      const output: Output = { incidents: (all: readonly Incident[]) => all.forEach(({ cause }) => console.log(cause)) };
      export const summary: Summary = await analyze(options, output);
      export const registry = new Registry([
        defineParser({
          id: 'sshd.mine', title: '', program: ['sshd'], action: 'note', patterns: ['my {source.port:port}'],
          meaning: '', source: '', samples: { 'sshd[1]: my 7': { 'source.port': 7 } },
        }),
      ]);
    `;
    writeFileSync(join(folder, 'user.mts'), code);
    const flags = ['--strict', '--noEmit', '--skipLibCheck', '--ignoreConfig', '--types', 'node'];
    const modules = ['--module', 'nodenext', '--target', 'es2024'];
    const tsc = join(root, 'node_modules/.bin/tsc');
    const call = () => execFileSync(tsc, [...flags, ...modules, 'user.mts'], { cwd: folder, encoding: 'utf8' });
    expect(call()).toBe('');
  });

  describe('where Node may not do all it can', () => {
    /** What becomes of the bundled sample; `limit` stands in front of the command. */
    const analyze = (limit: string, ...flags: string[]) => {
      const command = `${limit} "$0" ${flags.join(' ')} dist/src/cli.js analyze examples`;
      return spawnSync('sh', ['-c', command, process.execPath], { cwd: folder, encoding: 'utf8' });
    };

    it('runs without making code of texts', () => {
      const { status, stdout, stderr } = analyze('', '--disallow-code-generation-from-strings');
      expect(stderr).toBe('');
      expect(stdout).toContain('refused');
      expect(status).toBe(0);
    });

    it('says what to do where there is no WebAssembly', () => {
      const { status, stderr } = analyze('', '--jitless');
      expect(stderr).toMatch(/^sshwhy: this Node runs without WebAssembly\n {2}help: .*--jitless/);
      expect(status).toBe(2);
    });

    it.skipIf(process.platform !== 'linux')(
      'says what to do where WebAssembly gets no addresses, and that helps',
      () => {
        const { status, stderr } = analyze('ulimit -v 6000000;');
        expect(stderr).toMatch(/^sshwhy: WebAssembly does not start: .*memory.*\n {2}help: .*ulimit -v/);
        expect(status).toBe(2);
        expect(analyze('ulimit -v 6000000;', '--disable-wasm-trap-handler').status).toBe(0);
      },
    );
  });

  it('holds the program and the sample, and nothing else', () => {
    const out = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const [{ files }] = JSON.parse(out) as [{ files: { path: string }[] }];
    const paths = files.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['dist/src/cli.js', 'dist/src/index.js', 'dist/src/index.d.ts']));
    expect(paths.filter((path) => !/^dist\/(?:src|parsers)\/.+\.(?:js|d\.ts|css)$/.test(path)).sort()).toEqual([
      'LICENSE',
      'README.md',
      'docs/sshwhy.1',
      'examples/README.md',
      'examples/auth.log',
      'examples/fail2ban.log',
      'examples/ssh-vv.txt',
      'examples/sshwhy.rules.yml',
      'examples/sshwhy.service',
      'examples/sshwhy.yml',
      'package.json',
      'schema/parser.schema.json',
    ]);
  });
});
