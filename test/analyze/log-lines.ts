import { join } from 'node:path';
import type { Incident } from '../../src/correlate/incident.ts';
import type { AnalyzeOptions } from '../../src/pipeline.ts';
import { scratchFolder } from '../source/scratch-folder.ts';
import { analyzeAll } from './run.ts';

/** What is told of files with these names and contents. */
export async function incidentsOf(
  files: Readonly<Record<string, string>>,
  options: Partial<AnalyzeOptions> = {},
): Promise<Incident[]> {
  const folder = scratchFolder(files);
  return (
    await analyzeAll(
      Object.keys(files).map((name) => join(folder, name)),
      options,
    )
  ).incidents;
}

/** Lines of a log. */
export const lines = (...all: string[]) => `${all.join('\n')}\n`;
export const at = (clock: string, rest: string) => `2026-11-21T${clock}.000000+00:00 web1 ${rest}`;
export const failed = (clock: string, pid: number, ip = '203.0.113.7') =>
  at(clock, `sshd[${pid}]: Failed password for root from ${ip} port ${40_000 + pid} ssh2`);
export const accepted = (clock: string, pid: number, ip = '203.0.113.7') =>
  at(clock, `sshd[${pid}]: Accepted publickey for alice from ${ip} port ${40_000 + pid} ssh2: ED25519 SHA256:AAAA`);
export const refused = (clock: string, pid: number, ip = '203.0.113.7') =>
  at(clock, `sshd[${pid}]: refused connect from ${ip} (${ip})`);
export const dropped = (clock: string, port: number, prefix: string, ip = '203.0.113.7') =>
  at(
    clock,
    `kernel: ${prefix} IN=eth0 OUT= MAC=00:00:5e:00:53:01:00:00:5e:00:53:02:08:00 SRC=${ip} DST=192.0.2.1 LEN=60 TOS=0x00 PREC=0x00 TTL=53 ID=1 DF PROTO=TCP SPT=${port} DPT=22 WINDOW=64240 RES=0x00 SYN URGP=0 `,
  );
export const commands = ({ remedy }: Incident) => remedy.map(({ command }) => command ?? '').join('\n');
export const chain = (incident: Incident | undefined) => incident?.chain.map(({ text }) => text);
