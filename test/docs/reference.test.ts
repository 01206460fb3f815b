import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documentedProgram } from '../../docs/documented-program.ts';
import { anchor } from '../../docs/markdown.ts';
import { reference } from '../../docs/reference.ts';
import { builtInParsers } from '../../parsers/index.ts';
import { choices, completionScript, shells } from '../../src/cli/completion.ts';
import { actions, causes } from '../../src/event.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const headings = (page: string) =>
  [...page.matchAll(/^#+ (.*)$/gm)].map(([, words = '']) => words.replaceAll('\\', ''));

describe('the reference', () => {
  it.each(Object.keys(reference))('%s is current', (path) => {
    expect(read(path) === reference[path]?.(), `${path} is stale; run: npm run reference`).toBe(true);
  });

  it('has a section for every cause and every action', () => {
    expect(headings(read('docs/causes.md'))).toEqual(expect.arrayContaining([...causes]));
    expect(headings(read('docs/events.md'))).toEqual(expect.arrayContaining([...actions]));
  });

  it('names every parser and every field of a sample', () => {
    const events = read('docs/events.md');
    const fields = new Set(builtInParsers.flatMap(({ samples }) => Object.values(samples).flatMap(Object.keys)));
    expect(builtInParsers.filter(({ id }) => !events.includes(`- \`${id}\`:`))).toEqual([]);
    expect([...fields].filter((name) => !events.includes(`<a id="field-${name}"></a>`))).toEqual([]);
  });

  it('has no link that leads nowhere', () => {
    const pages = { 'causes.md': read('docs/causes.md'), 'events.md': read('docs/events.md') };
    for (const [page, text] of Object.entries(pages)) {
      const links = [...text.matchAll(/\]\(([\w.]*)#([^)]+)\)/g)];
      expect(links.length).toBeGreaterThan(10);
      for (const [, to = '', target] of links) {
        const anchors = headings(pages[(to || page) as keyof typeof pages]).map(anchor);
        expect(anchors, `${page} links to ${to}#${target}`).toContain(target);
      }
    }
  });
});

describe('the manual page', () => {
  it.skipIf(!existsSync('/usr/bin/groff'))('is good roff', () => {
    const file = new URL('docs/sshwhy.1', root).pathname;
    const { stdout, stderr } = spawnSync('groff', ['-man', '-ww', '-Tutf8', '-P-cbou', file], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout).toContain('--fail-on <cause>');
    expect(stdout).not.toContain('--now');
  });
});

describe('completion', () => {
  const program = documentedProgram();
  const options = [program, ...program.commands, ...program.commands.flatMap((command) => command.commands)].flatMap(
    (command) => command.options.filter(({ hidden }) => !hidden).map(({ long }) => (long ?? '').slice(2)),
  );

  it.each(shells)('for %s has every option', (shell) => {
    const script = completionScript(program, shell);
    expect(options.filter((name) => !script.includes(name))).toEqual([]);
    expect(script).not.toContain('--now');
  });

  it('gives words to options that are there', () => {
    expect(Object.keys(choices).filter((option) => !options.includes(option.slice(2)))).toEqual([]);
  });

  it.each<[string, readonly string[]]>([
    ['sshwhy an', ['analyze']],
    ['sshwhy parsers ', ['list', 'show', 'test', 'new']],
    ['sshwhy parsers new --ac', ['--action']],
    ['sshwhy analyze --cause max-s', ['max-startups', 'max-sessions']],
    ['sshwhy analyze --format h', ['html']],
    ['sshwhy analyze package.j', ['package.json']],
  ])('in bash of %s', (line, words) => {
    const typed = line.split(' ');
    const script = `${completionScript(program, 'bash')}
COMP_WORDS=(${typed.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${typed.length - 1}; _sshwhy; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const out = execFileSync('bash', ['-c', script], { encoding: 'utf8', cwd: root });
    expect(out.trim().split('\n')).toEqual(words);
  });

  it.each(['zsh', 'fish'].filter((shell) => existsSync(`/usr/bin/${shell}`)))('is good %s', (shell) => {
    const { status, stderr } = spawnSync(shell, ['-n', '/dev/stdin'], {
      input: completionScript(program, shell),
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('knows its shells', () => {
    expect(() => completionScript(program, 'zhs')).toThrow(/no completion for "zhs"/);
  });
});
