import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findJava } from './find-java.ts';
import { installElasticsearch } from './install.ts';

const source = fileURLToPath(new URL('TestNode.java', import.meta.url));
const WAIT = 120_000;
const LONGEST_STOP = 30_000;

export interface TestNodeOptions {
  readonly version: string;
  /** 0, the default: any free one. */
  readonly port?: number;
  /** Keeps the data there, so that a node started later goes on with it; default: a folder that goes with the node. */
  readonly folder?: string;
}

/** A running Elasticsearch on loopback, without security. It also ends when this process does. */
export class TestNode {
  readonly url: string;
  readonly port: number;
  readonly #child: ChildProcess;
  readonly #remove: () => void;

  private constructor(child: ChildProcess, port: number, remove: () => void) {
    this.#child = child;
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
    this.#remove = remove;
  }

  /** Takes some 10 s, and longer where the jars must be fetched first. */
  static async start({ version, port = 0, folder }: TestNodeOptions): Promise<TestNode> {
    const java = findJava();
    if (java === undefined) throw new Error('Elasticsearch needs a JDK 21 or later; none was found (see JAVA_HOME)');
    const installed = installElasticsearch(version);
    const home = folder ?? mkdtempSync(join(tmpdir(), 'sshwhy-elasticsearch-'));
    const remove = () => folder ?? rmSync(home, { recursive: true, force: true });
    mkdirSync(join(home, 'config'), { recursive: true });
    if (!existsSync(join(home, 'modules'))) symlinkSync(join(installed, 'modules'), join(home, 'modules'));
    const heap = ['-Xms512m', '-Xmx1g', '--add-modules', 'jdk.incubator.vector'];
    const args = [...heap, '-cp', join(installed, 'lib/*'), source, home, String(port)];
    const child = spawn(java, args, { cwd: home, stdio: ['pipe', 'pipe', 'pipe'] });
    child.stdin?.on('error', () => {}); // it was killed
    try {
      return new TestNode(child, await listeningPort(child), remove);
    } catch (error) {
      child.kill('SIGKILL');
      remove();
      throw error;
    }
  }

  /** As an administrator would; killed when it does not end, as systemd does: 9.5.3 can wait for itself for ever then. */
  async stop(): Promise<void> {
    this.#child.stdin?.end();
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), LONGEST_STOP);
    await this.#gone();
    clearTimeout(timer);
  }

  /** As the OOM killer would. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#gone();
  }

  /** Not answering, but still holding its connections, until `resume`. */
  freeze(): void {
    this.#child.kill('SIGSTOP');
  }

  resume(): void {
    this.#child.kill('SIGCONT');
  }

  async #gone(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'exit');
    this.#remove();
  }
}

/** What it says first is the port; what went wrong is in the error. */
function listeningPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => fail('did not start in time'), WAIT);
    const fail = (how: string) => {
      clearTimeout(timer);
      reject(new Error(`Elasticsearch ${how}:\n${said.slice(-4000)}`));
    };
    const hear = (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-100_000);
      const [, port] = /^listening on port (\d+)$/m.exec(said) ?? [];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => fail(`ended with ${code}`));
  });
}
