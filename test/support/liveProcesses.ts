import { readdirSync, readFileSync } from "node:fs";

/** Whether a process runs; one that has ended and was not fetched by its parent yet runs no more. */
export function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

/** The words of its command line, separated by spaces; empty where it is gone. */
export function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}

/** The processes of this machine whose environment holds this variable with this value (Linux). */
export function processesWith(name: string, value: string): number[] {
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .filter((pid) => {
      try {
        return `\0${readFileSync(`/proc/${pid}/environ`, "latin1")}`.includes(`\0${name}=${value}\0`);
      } catch {
        return false;
      }
    })
    .map(Number)
    .filter(isRunning);
}
