import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { variables } from '../../src/ship/config/environment.ts';

const unit = readFileSync('examples/sshwhy.service', 'utf8');
const image = readFileSync('examples/Dockerfile', 'utf8');

it('lets systemd-notify speak, and V8 compile', () => {
  expect(unit).toMatch(/^Type=notify$/m);
  expect(unit).toMatch(/^NotifyAccess=all$/m);
  expect(unit).toMatch(/^RestrictAddressFamilies=.*\bAF_UNIX\b/m);
  expect(unit).not.toMatch(/^MemoryDenyWriteExecute=/m);
});

it.skipIf(spawnSync('systemd-analyze', ['--version']).error !== undefined)('is little exposed', () => {
  const analyze = ['security', '--offline=true', '--threshold=20', '--no-pager', 'examples/sshwhy.service'];
  const { status, stdout } = spawnSync('systemd-analyze', analyze, { encoding: 'utf8' });
  expect(stdout).toContain('Overall exposure level for sshwhy.service');
  expect(status).toBe(0);
});

it('in a container sets variables that there are, and asks for health where it is told', () => {
  const named = [...new Set(image.match(/\bSSHWHY_\w+/g))];
  expect(named.length).toBeGreaterThan(2);
  expect(named.filter((name) => !(name in variables))).toEqual([]);
  const [, listen] = /SSHWHY_METRICS_LISTEN=(127\S+)/.exec(image) ?? [];
  expect(image).toContain(`fetch('http://${listen}/healthz')`);
  expect([...image.matchAll(/^USER (.*)$/gm)].at(-1)?.[1]).toBe('node');
});
