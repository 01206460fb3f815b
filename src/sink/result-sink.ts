import type { Output } from '../pipeline.ts';
import type { Summary } from '../summary.ts';

/** One format of output: takes results as they come and what remains at the end. */
export interface ResultSink extends Output {
  /** Everything was read; resolves when all is written. */
  end(summary: Summary): Promise<void>;
}
