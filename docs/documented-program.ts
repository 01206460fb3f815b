import { Writable } from 'node:stream';
import type { Command } from 'commander';
import { createProgram } from '../src/cli/program.ts';
import { analyze } from '../src/pipeline.ts';

/** The commands as they are defined, for what is written about them; nothing is run. */
export function documentedProgram(): Command {
  const silent = () => new Writable({ write: (_chunk, _encoding, done) => done() });
  return createProgram({ stdout: silent(), stderr: silent(), env: {}, now: 0, analyze }, '', () => {});
}
