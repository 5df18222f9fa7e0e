import { existsSync, readFileSync, readdirSync } from 'node:fs';

/** Whether processes can be looked at; elsewhere the measures that need it are left out. */
export const canLookAtProcesses = existsSync('/proc/self/stat');

const CLOCK_TICKS_PER_SECOND = 100;

function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** Ids of a process's direct children. */
export function childrenOf(pid) {
  if (!canLookAtProcesses) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(statOf(name)?.[1]) === pid)
    .map(Number);
}

/** CPU milliseconds a process and its descendants have used so far; undefined where it cannot be known. */
export function cpuMilliseconds(pid) {
  if (!canLookAtProcesses) return undefined;
  const own = ofThreads(pid) ?? ofTicks(pid);
  return own === undefined ? 0 : childrenOf(pid).reduce((sum, child) => sum + cpuMilliseconds(child), own);
}

/** To the nanosecond, where the kernel keeps such books. Threads that have ended are missing. */
function ofThreads(pid) {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const nanoseconds = threads.map((thread) => Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ', 1)[0]));
    return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e6;
  } catch {
    return undefined;
  }
}

function ofTicks(pid) {
  const stat = statOf(pid);
  return stat && ((Number(stat[11]) + Number(stat[12])) * 1000) / CLOCK_TICKS_PER_SECOND;
}

/** Resident memory in MB: now and at its highest; undefined where it cannot be known. */
export function memoryOf(pid) {
  if (!canLookAtProcesses) return undefined;
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
  return { now: megabytes('VmRSS'), highest: megabytes('VmHWM') };
}
