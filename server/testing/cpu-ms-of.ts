import { readFileSync } from 'node:fs';

/** What a process has worked so far in milliseconds, where the system tells it. Linux tells it in hundredths of a second. */
export function cpuMsOf(pid: number | undefined): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ');
    return (Number(fields[13]) + Number(fields[14])) * 10;
  } catch {
    return undefined;
  }
}
