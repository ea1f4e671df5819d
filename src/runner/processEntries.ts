import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { processFacts } from "../bundle/processTable";

/** One process of this machine as it is now. */
export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  /** Its session; 0 where the system does not tell. */
  readonly session: number;
  /** Told apart from a later process of the same pid by this: ticks since boot on Linux, else a date. */
  readonly startTime: string;
  /** The program's name, for people. */
  readonly name: string;
}

/** The processes that run now, those that ended and were not fetched by their parent left out. Empty on Windows. */
export function readProcesses(): ProcessEntry[] {
  if (process.platform === "win32") return [];
  return process.platform === "linux" ? readProc() : readPs();
}

/** Whether a process began with a variable of this value; false where that cannot be read. */
export function hasVariable(pid: number, name: string, value: string): boolean {
  try {
    const variables = readFileSync(`/proc/${pid}/environ`, "latin1");
    return `\0${variables}`.includes(`\0${name}=${value}\0`);
  } catch {
    return false;
  }
}

/** Whether a pid is still the same process, and runs. */
export function isSameProcess({ pid, startTime }: Pick<ProcessEntry, "pid" | "startTime">): boolean {
  const entries = process.platform === "linux" ? readStat(String(pid)) : readPs(pid);
  return entries.some((entry) => entry.startTime === startTime);
}

function readProc(): ProcessEntry[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap(readStat);
}

function readStat(pid: string): ProcessEntry[] {
  const facts = processFacts(Number(pid));
  if (facts === null || facts.ended) return [];
  const { parent, group, session, startTime, name } = facts;
  return [{ pid: Number(pid), parent, group, session, startTime: String(startTime), name }];
}

const psLine = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(\w+\s+\w+\s+\d+\s+[\d:]+\s+\d+)\s+(.*)$/;

/** ps(1) of POSIX systems without /proc; `lstart` is told by BSD and macOS. */
function readPs(pid?: number): ProcessEntry[] {
  const selection = pid === undefined ? ["-A"] : ["-p", String(pid)];
  const { stdout } = spawnSync("ps", [...selection, "-o", "pid=,ppid=,pgid=,stat=,lstart=,comm="], {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C" },
  });
  return stdout.split("\n").flatMap((line) => {
    const [, own, parent, group, state = "", startTime = "", name = ""] = psLine.exec(line) ?? [];
    if (own === undefined || state.startsWith("Z")) return [];
    const numbers = { pid: Number(own), parent: Number(parent), group: Number(group), session: 0 };
    return [{ ...numbers, startTime, name }];
  });
}
