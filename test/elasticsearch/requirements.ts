import { findJava } from './find-java.ts';

/** Whether a real Elasticsearch can be started here; says so loudly where it cannot. */
export function canRun(): boolean {
  if (findJava() !== undefined) return true;
  console.error(
    '\n*** NOT TESTED: a real Elasticsearch needs a JDK 21 or later (JAVA_HOME, PATH, /usr/lib/jvm); none was found. ***\n',
  );
  return false;
}
