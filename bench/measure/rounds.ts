import { type Command, type Measure, measure } from './command.ts';

export interface Series {
  readonly title: string;
  readonly measures: Measure[];
}

/** Runs A B C, A B C, ...: what slows the machine for a while slows all of them. The first round warms up and is dropped. */
export async function alternate(commands: readonly Command[], runs: number): Promise<Series[]> {
  const all = commands.map((command) => ({ command, measures: [] as Measure[] }));
  for (let round = 0; round <= runs; round++) {
    for (const { command, measures } of all) {
      const result = await measure(command);
      if (round > 0) measures.push(result);
      process.stderr.write(
        `${round === 0 ? 'warm-up' : `run ${round}`}  ${command.title}  ${result.wallSeconds.toFixed(3)} s\n`,
      );
    }
  }
  return all.map(({ command, measures }) => ({ title: command.title, measures }));
}
