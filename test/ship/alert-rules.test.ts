import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { openMetrics } from '../../src/ship/operating/metrics.ts';
import { RunTotals } from '../../src/ship/operating/run-totals.ts';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: { readonly summary: string; readonly description: string };
}

const rulesFile = 'examples/sshwhy.rules.yml';
const rules = (parse(readFileSync(rulesFile, 'utf8')) as { groups: { rules: Rule[] }[] }).groups.flatMap(
  (group) => group.rules,
);
const text = await (await openMetrics(new RunTotals(), '1.2.3')).text();
const known = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name);
const own = known.filter((name) => name.startsWith('sshwhy_'));
const namesIn = (words: string) => words.match(/\b(?:sshwhy|process)_\w+/g) ?? [];

describe('the metrics', () => {
  it('are all on the page, and the page has no others', () => {
    const page = readFileSync('docs/ship.md', 'utf8');
    const [, table = ''] = /\| metric[^\n]*\n((?:\|.*\n)+)/.exec(page) ?? [];
    expect(own.length).toBeGreaterThan(15);
    expect([...new Set(table.match(/\bsshwhy_\w+/g))].sort()).toEqual([...own].sort());
  });

  it('are named as Prometheus wants it', () => {
    const types = [...text.matchAll(/^# TYPE (\S+) (\S+)/gm)].map(([, name = '', type]) => ({ name, type }));
    expect(types.filter(({ name, type }) => name.endsWith('_total') !== (type === 'counter'))).toEqual([]);
    expect(text).toContain('sshwhy_build_info{version="1.2.3",ecs_version="9.4.0"} 1');
  });

  it('say nothing of what there is not yet', () => {
    expect(text).toContain('\nsshwhy_lines_total 0\n');
    expect(text).not.toMatch(/^sshwhy_(?:queue|checkpoint|loop|state|oldest)/m);
  });
});

describe(rulesFile, () => {
  it('asks for metrics that there are', () => {
    expect(rules.length).toBeGreaterThan(5);
    const asked = rules.flatMap(({ expr }) => namesIn(expr));
    expect(asked.filter((name) => !known.includes(name))).toEqual([]);
    for (const { alert, annotations } of rules) {
      expect(alert).toMatch(/^Sshwhy[A-Z]\w+$/);
      expect([annotations.summary, annotations.description].every((words) => words.length > 20)).toBe(true);
    }
  });

  it.skipIf(spawnSync('promtool', ['--version']).error !== undefined)('rings as promtool expects', () => {
    const { status, stdout, stderr } = spawnSync('promtool', ['test', 'rules', 'test/ship/alert-rules.yml']);
    expect(`${stdout}${stderr}`).toContain('SUCCESS');
    expect(status).toBe(0);
    const metrics = spawnSync('promtool', ['check', 'metrics'], { input: text, encoding: 'utf8' });
    expect([metrics.status, metrics.stdout, metrics.stderr]).toEqual([0, '', '']);
  });
});
