import { run } from '../../src/cli/run.ts';
import { analyze } from '../../src/pipeline.ts';
import { collector } from '../cli/collector.ts';

/** Runs `sshwhy setup` in this process: its exit code, and what it printed to both streams. */
export async function runSetup(
  flags: readonly string[],
  url?: string,
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number; text: string }> {
  const { screen, text } = collector();
  const around = { stdout: screen, stderr: screen, env, now: Date.now() * 1000, analyze };
  const code = await run(['setup', ...(url === undefined ? [] : ['--elasticsearch', url]), ...flags], around);
  return { code, text: text() };
}
