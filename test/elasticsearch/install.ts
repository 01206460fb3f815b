import { execFileSync } from 'node:child_process';
import { existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** What the tests run with, oldest first. */
export const versions = ['8.19.0', '9.5.3'] as const;

const descriptor = 'META-INF/es-plugins/transport-netty4/plugin-descriptor.properties';

/**
 * The folder of an Elasticsearch made of the jars that Elastic publishes on Maven Central: `lib/` for the class path and
 * `modules/transport-netty4/` for HTTP. Fetched once, into the user's cache.
 * @throws Error of mvn when they cannot be fetched
 */
export function installElasticsearch(version: string): string {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'sshwhy');
  const home = join(cache, `elasticsearch-${version}`);
  if (existsSync(home)) return home;
  mkdirSync(cache, { recursive: true });
  const scratch = mkdtempSync(join(cache, 'fetch-'));
  try {
    fetchInto(scratch, version);
    renameSync(scratch, home);
  } catch (error) {
    if (!existsSync(home)) throw error; // else another process was faster
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return home;
}

function fetchInto(folder: string, version: string): void {
  const jars = join(folder, 'jars');
  const lib = join(folder, 'lib');
  const netty = join(folder, 'modules/transport-netty4');
  writeFileSync(join(folder, 'pom.xml'), projectFile(version));
  const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${jars}`];
  execFileSync('mvn', ['--batch-mode', '--quiet', ...goal], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  for (const target of [lib, netty]) mkdirSync(target, { recursive: true });
  for (const jar of readdirSync(jars)) {
    linkSync(join(jars, jar), join(/^(?:netty|transport-netty4)-/.test(jar) ? netty : lib, jar));
  }
  const text = execFileSync('unzip', ['-p', join(jars, `transport-netty4-${version}.jar`), descriptor], {
    encoding: 'utf8',
  });
  // As a named module it would not see the class path.
  writeFileSync(join(netty, 'plugin-descriptor.properties'), text.replace(/^modulename=.*$/m, ''));
  rmSync(jars, { recursive: true });
}

function projectFile(version: string): string {
  const dependency = (group: string, artifact: string) =>
    `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;
  return `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>sshwhy</groupId><artifactId>test-elasticsearch</artifactId><version>1</version><packaging>pom</packaging>
<dependencies>${dependency('org.elasticsearch', 'elasticsearch')}
${dependency('org.elasticsearch.plugin', 'transport-netty4')}</dependencies></project>
`;
}
