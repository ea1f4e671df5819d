import { readdirSync, readFileSync } from "node:fs";

/** What one process used until now (proc(5)). */
export interface ProcessUsage {
  readonly pid: number;
  readonly parent: number;
  /** Tells a recycled pid from the process before. */
  readonly startTime: number;
  readonly threads: number;
  /** Its own CPU time and that of children that ended and were waited for, in seconds. */
  readonly cpuSeconds: number;
  readonly memoryBytes: number;
  /** The most memory that it ever had. */
  readonly peakBytes: number;
  /** Its own and that of children that were waited for; null where the system does not tell. */
  readonly writtenBytes: number | null;
}

/** USER_HZ, which Linux keeps at 100 for what it tells in clock ticks, whatever its own clock. */
const ticksPerSecond = 100;

/** One process; null when it is gone, or has ended and waits to be noticed. */
export function usageOf(pid: number): ProcessUsage | null {
  const stat = readOrNull(`/proc/${pid}/stat`);
  const status = readOrNull(`/proc/${pid}/status`);
  if (stat === null || status === null) return null;
  const fields = fieldsOf(stat);
  if (fields[0] === "Z" || fields[0] === "X") return null;
  return {
    pid,
    parent: Number(fields[1]),
    startTime: Number(fields[19]),
    threads: Number(fields[17]),
    cpuSeconds: sumOf(fields, 11, 15) / ticksPerSecond,
    memoryBytes: kilobytesOf(status, "VmRSS"),
    peakBytes: kilobytesOf(status, "VmHWM"),
    writtenBytes: writtenBy(`/proc/${pid}/io`),
  };
}

/** The processes that a process started and that still run; those of its threads too. */
export function childrenOf({ pid, threads }: Pick<ProcessUsage, "pid" | "threads">): number[] {
  const tasks = threads > 1 ? entriesOf(`/proc/${pid}/task`) : [String(pid)];
  return tasks.flatMap((task) => {
    const text = readOrNull(`/proc/${pid}/task/${task}/children`)?.trim() ?? "";
    return text === "" ? [] : text.split(" ").map(Number);
  });
}

/** What children of this process used that ended and were waited for. */
export interface EndedChildren {
  readonly cpuSeconds: number;
  readonly writtenBytes: number | null;
}

/** Null where the system does not tell. */
export function endedChildren(): EndedChildren | null {
  const stat = readOrNull("/proc/self/stat");
  if (stat === null) return null;
  const all = writtenBy("/proc/self/io");
  // What our own threads wrote stands by the thread; what is left came from children.
  const own = entriesOf("/proc/self/task").map((task) => writtenBy(`/proc/self/task/${task}/io`) ?? 0);
  return {
    cpuSeconds: sumOf(fieldsOf(stat), 13, 15) / ticksPerSecond,
    writtenBytes: all === null ? null : own.reduce((left, bytes) => left - bytes, all),
  };
}

/** From the state on: the name before it may hold spaces and parentheses. */
function fieldsOf(stat: string): string[] {
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

function sumOf(fields: readonly string[], from: number, to: number): number {
  return fields.slice(from, to).reduce((sum, field) => sum + Number(field), 0);
}

function kilobytesOf(status: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s*(\\d+) kB`, "m").exec(status)?.[1] ?? 0) * 1024;
}

function writtenBy(path: string): number | null {
  const bytes = /^write_bytes: (\d+)/m.exec(readOrNull(path) ?? "")?.[1];
  return bytes === undefined ? null : Number(bytes);
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
