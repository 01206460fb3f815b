import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const LEAST = 21;
const folder = '/usr/lib/jvm';

/** A `java` of a JDK (it must compile, too) of version 21 or later: of JAVA_HOME, PATH or /usr/lib/jvm; undefined when there is none. */
export function findJava(): string | undefined {
  const { JAVA_HOME, PATH = '' } = process.env;
  const installed = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name, 'bin')) : [];
  const folders = [...(JAVA_HOME ? [join(JAVA_HOME, 'bin')] : []), ...PATH.split(':'), ...installed];
  return folders.map((bin) => join(bin, 'java')).find((java) => isNewEnough(java));
}

function isNewEnough(java: string): boolean {
  if (!existsSync(java) || !existsSync(`${java}c`)) return false;
  try {
    const [, major] = /^\S+ (\d+)/.exec(execFileSync(java, ['--version'], { encoding: 'utf8' })) ?? [];
    return Number(major) >= LEAST;
  } catch {
    return false;
  }
}
