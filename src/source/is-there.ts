import { stat } from 'node:fs/promises';

/** Whether a path leads to something; false also where nobody may look. */
export async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
