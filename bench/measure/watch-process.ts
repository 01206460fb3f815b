import { readFileSync } from 'node:fs';
import type { Usage } from './gnu-time.ts';

const POLL_MS = 10;
const TICKS_PER_SECOND = 100; // USER_HZ, the same on all Linux that Node runs on

/** Polls /proc for a process; what happens after the last look is missed, and without /proc all is NaN. */
export function watchProcess(pid: number): { stop(): Usage } {
  let usage: Usage = { cpuSeconds: Number.NaN, peakMebibytes: Number.NaN };
  const timer = setInterval(() => {
    try {
      usage = { cpuSeconds: readCpu(pid), peakMebibytes: readPeak(pid) };
    } catch {
      // Gone, or no /proc here: the last look stands.
    }
  }, POLL_MS);
  return {
    stop() {
      clearInterval(timer);
      return usage;
    },
  };
}

function readCpu(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

function readPeak(pid: number): number {
  const [, kibibytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1')) ?? [];
  if (kibibytes === undefined) throw new Error('a zombie has no memory');
  return Number(kibibytes) / 1024;
}
